<?php
$request = curl_init('https://a.example.com');
curl_setopt($request, CURLOPT_SSL_VERIFYPEER, false);
curl_setopt($request, CURLOPT_SSL_VERIFYHOST, 0);
$client = new \GuzzleHttp\Client(['verify' => false, 'timeout' => 4]);
