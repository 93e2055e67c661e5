<?php require "x.php"; $q = $_GET["q"]; $rows = []; ?>
<html>
<title><?= $q ?></title> <!-- ng: cross-site-scripting -->
<title><?= htmlentities($q) ?></title> <!-- ok -->
<p><?php echo $_SERVER["PHP_SELF"]; ?></p> <!-- ng: cross-site-scripting -->
<p><?php echo strip_tags($q); ?></p> <!-- ok -->
<p><?= (int) $q ?></p> <!-- ok -->
<p><?= nl2br($q) ?></p> <!-- ng: cross-site-scripting -->
<p><?= nl2br(htmlspecialchars($q)) ?></p> <!-- ok -->
<p><?= htmlspecialchars_decode(htmlspecialchars($q)) ?></p> <!-- ng: cross-site-scripting -->
<a href="/s?q=<?= urlencode($q) ?>">x</a> <!-- ok -->
<script>var q = <?= json_encode($q, JSON_HEX_TAG | JSON_HEX_AMP) ?>;</script> <!-- ok -->
<script>var q = "<?= htmlspecialchars($q) ?>";</script> <!-- ok -->
<input value="<?= $_POST["v"] ?? "" ?>"> <!-- ng: cross-site-scripting -->
<?php if ($q): ?>
<p><?= ucfirst($q) ?></p> <!-- ng: cross-site-scripting -->
<?php endif; foreach (explode(",", $q) as $part): ?>
<li><?= $part ?></li> <!-- ng: cross-site-scripting -->
<li><?= htmlspecialchars($part) ?></li> <!-- ok -->
<?php endforeach; ?>
<?php $h = <<<HTML
<p>$q</p>
HTML;
echo $h; // ng: cross-site-scripting
die("Bad " . $q); // ng: cross-site-scripting
