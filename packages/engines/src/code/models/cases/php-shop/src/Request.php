<?php
namespace Shop;

class Request
{
    private array $get;
    private array $post;

    public function __construct(array $get, array $post)
    {
        $this->get = $get;
        $this->post = $post;
    }

    public static function fromGlobals(): self
    {
        return new self($_GET, $_POST);
    }

    public function query(string $key, $default = null)
    {
        return $this->get[$key] ?? $default;
    }

    public function post(string $key, $default = null)
    {
        return isset($this->post[$key]) ? $this->post[$key] : $default;
    }

    public function int(string $key): int
    {
        return (int) ($this->get[$key] ?? 0);
    }

    public function header(string $name): ?string
    {
        return $_SERVER["HTTP_" . strtoupper(str_replace("-", "_", $name))] ?? null;
    }
}

trait Renders
{
    protected function show(string $text): void
    {
        echo "<h1>" . $text . "</h1>"; // ng: cross-site-scripting
    }

    protected function e(?string $text): string
    {
        return htmlspecialchars((string) $text, ENT_QUOTES, "UTF-8");
    }
}

abstract class Page
{
    use Renders;

    public function __construct(protected Request $req, protected Db $db) {}

    abstract public function run(): void;

    protected function fail(string $message): never
    {
        throw new \RuntimeException($message);
    }

    protected function requireSlug(string $s): string
    {
        if (!preg_match('/^[a-z0-9-]+$/D', $s)) {
            $this->fail("bad slug");
        }
        return $s;
    }
}
