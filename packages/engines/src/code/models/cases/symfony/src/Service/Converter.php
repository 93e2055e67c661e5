<?php
namespace App\Service;

use Symfony\Component\Process\Process;
use Symfony\Component\Filesystem\Filesystem;
use Symfony\Contracts\HttpClient\HttpClientInterface;
use Psr\Log\LoggerInterface;

class Converter
{
    private string $target = "";

    public function __construct(
        private HttpClientInterface $client,
        private LoggerInterface $logger,
        private Filesystem $fs,
    ) {}

    public function setTarget(string $target): static
    {
        $this->target = $target;
        return $this;
    }

    public function run(string $file): void
    {
        $p = Process::fromShellCommandline("convert " . $file . " out.png"); // ng: command-injection
        $p->run();
        $q = new Process(["convert", "--", $file, "out.png"]); // ok
        $q->run();
        exec("upload " . $this->target); // ng: command-injection
        $this->client->request("GET", $file); // ng: server-side-request-forgery
        $this->client->request("GET", "https://api.example.com/convert", ["query" => ["f" => $file]]); // ok
        $this->logger->info("converting " . $file); // ng: log-injection
        $this->logger->info("converting {file}", ["file" => $file]); // ok
        $this->fs->remove("/srv/" . $file); // ng: path-traversal
        $this->fs->dumpFile("/srv/" . $file, "x"); // ng: path-traversal
        $this->fs->dumpFile("/srv/" . basename($file), "x"); // ok
    }
}
