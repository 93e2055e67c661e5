<?php
if ($csrf_token == $session->token()) {
    return true;
}
