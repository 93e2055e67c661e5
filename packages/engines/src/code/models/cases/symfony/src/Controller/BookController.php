<?php
namespace App\Controller;

use App\Repository\BookRepository;
use App\Service\Converter;
use Symfony\Bundle\FrameworkBundle\Controller\AbstractController;
use Symfony\Component\HttpFoundation\BinaryFileResponse;
use Symfony\Component\HttpFoundation\Cookie;
use Symfony\Component\HttpFoundation\JsonResponse;
use Symfony\Component\HttpFoundation\RedirectResponse;
use Symfony\Component\HttpFoundation\Request;
use Symfony\Component\HttpFoundation\Response;
use Symfony\Component\HttpKernel\Attribute\MapQueryParameter;
use Symfony\Component\Routing\Attribute\Route;
use Twig\Environment;

final class BookController extends AbstractController
{
    public function __construct(private readonly BookRepository $books, private Converter $converter, private Environment $twig) {}

    #[Route("/books", methods: ["GET"])]
    public function list(Request $request): Response
    {
        $this->books->search($request->query->get("title"), $request->query->getString("sort"));
        $this->converter->setTarget($request->request->get("target"))->run($request->query->get("file"));
        exec("a " . $request->query->getInt("n")); // ok
        exec("a " . $request->query->all()["x"]); // ng: command-injection
        exec("a " . $request->request->all("x")["y"]); // ng: command-injection
        exec("a " . $request->get("x")); // ng: command-injection
        exec("a " . $request->headers->get("x")); // ng: command-injection
        exec("a " . $request->cookies->get("x")); // ng: command-injection
        exec("a " . $request->attributes->get("x")); // ng: command-injection
        exec("a " . $request->getContent()); // ng: command-injection
        exec("a " . $request->toArray()["x"]); // ng: command-injection
        exec("a " . $request->getPayload()->get("x")); // ng: command-injection
        exec("a " . json_decode($request->getContent(), true)["x"]); // ng: command-injection
        exec("a " . $request->files->get("f")->getClientOriginalName()); // ng: command-injection
        exec("a " . $request->query->getAlnum("x")); // ok
        exec("a " . $request->query->getEnum("x", Kind::class)->value); // ok
        exec("a " . $request->getPathInfo()); // ng: command-injection
        exec("a " . $request->getQueryString()); // ng: command-injection
        exec("a " . $request->server->get("HTTP_X")); // ng: command-injection
        return new Response("<p>" . $request->query->get("x") . "</p>"); // ng: cross-site-scripting
    }

    #[Route("/books/{slug}", name: "book")]
    public function show(string $slug, #[MapQueryParameter] string $mode, #[MapQueryParameter] int $page): Response
    {
        exec("show " . $slug); // ng: command-injection
        exec("show " . $mode); // ng: command-injection
        exec("show " . $page); // ok
        return new JsonResponse(["x" => "<b>" . $slug]); // ok
    }

    #[Route("/num/{id}", requirements: ["id" => "\d+"])]
    public function num(string $id): Response
    {
        exec("show " . $id); // ok
        return $this->json(["id" => $id]); // ok
    }

    #[Route("/dl")]
    public function download(Request $request): Response
    {
        $name = $request->query->get("name");
        if ($request->query->has("b")) {
            return new BinaryFileResponse("/srv/" . $name); // ng: path-traversal
        }
        if ($request->query->has("c")) {
            return $this->file("/srv/" . $name); // ng: path-traversal
        }
        if (str_contains($name, "/") || str_contains($name, "\\") || $name === "..") {
            throw $this->createNotFoundException();
        }
        return $this->file("/srv/" . $name); // ok
    }

    #[Route("/go")]
    public function go(Request $request): Response
    {
        $to = $request->query->get("to");
        if ($request->query->has("a")) {
            return $this->redirect($to); // ng: open-redirect
        }
        if ($request->query->has("b")) {
            return new RedirectResponse($to); // ng: open-redirect
        }
        return $this->redirectToRoute("book", ["slug" => $to]); // ok
    }

    #[Route("/tpl")]
    public function tpl(Request $request): Response
    {
        $t = $this->twig->createTemplate($request->query->get("tpl")); // ng: template-injection
        $r = new Response();
        $r->setContent("<p>" . $request->query->get("x")); // ng: cross-site-scripting
        $r->headers->set("X-A", $request->query->get("x")); // ng: header-injection
        $r->headers->setCookie(new Cookie("session", "v", 0, "/", null, false, false)); // ng: insecure-cookie
        $r->headers->setCookie(Cookie::create("session")->withValue("v")->withSecure(false)); // ng: insecure-cookie
        $r->headers->setCookie(Cookie::create("session", "v", 0, "/", null, true, true)); // ok
        $plain = new Response("a " . $request->query->get("x"), 200, ["Content-Type" => "text/plain"]); // ok
        return $this->render("a.html.twig", ["x" => $request->query->get("x")]); // ok
    }

    #[Route("/up", methods: ["POST"])]
    public function upload(Request $request): Response
    {
        $f = $request->files->get("f");
        $f->move("/srv/up", $f->getClientOriginalName()); // ng: unrestricted-upload
        $f->move("/srv/up", uniqid() . "." . $f->guessExtension()); // ok
        return new Response("ok"); // ok
    }
}
