<html>
<?php if (isset($_GET['name'])): ?>
  <p>Hello <?= $_GET['name'] ?></p>
<?php else: ?>
  <p>Hello</p>
<?php endif ?>
