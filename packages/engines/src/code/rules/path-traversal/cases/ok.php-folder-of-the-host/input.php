<?php
readfile('/srv/sites/' . $_SERVER['HTTP_HOST'] . '/logo.png');
