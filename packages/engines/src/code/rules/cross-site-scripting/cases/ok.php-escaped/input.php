<?php
function e(?string $text): string
{
    return htmlspecialchars($text ?? '', ENT_QUOTES, 'UTF-8');
}
$rows = array_map('intval', explode(',', $_GET['ids'] ?? ''));
?>
<p>Hello <?= e($_GET['name']) ?></p>
<?php foreach ($rows as $row): ?>
  <p><?= $row ?></p>
<?php endforeach;
$theme = match ($_GET['theme'] ?? '') {
    'd' => 'dark',
    default => 'light',
};
echo "<body class='$theme'>";
