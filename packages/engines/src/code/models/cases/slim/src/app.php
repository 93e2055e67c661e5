<?php
use Psr\Http\Message\ResponseInterface as Response;
use Psr\Http\Message\ServerRequestInterface as Request;
use Psr\Http\Server\RequestHandlerInterface as Handler;
use Slim\Factory\AppFactory;
use Slim\Routing\RouteCollectorProxy;

$app = AppFactory::create();
$app->addErrorMiddleware(true, true, true); // ng: debug-mode

$app->get("/users/{name}", function (Request $request, Response $response, array $args) {
    $db = $this->get("db");
    $db->query("SELECT * FROM u WHERE n = '" . $args["name"] . "'"); // ng: sql-injection
    $response->getBody()->write("<p>" . $args["name"]); // ng: cross-site-scripting
    return $response;
});
$app->post("/users", function (Request $request, Response $response) {
    $body = $request->getParsedBody();
    exec("a " . $body["x"]); // ng: command-injection
    exec("a " . $request->getQueryParams()["x"]); // ng: command-injection
    exec("a " . $request->getHeaderLine("x")); // ng: command-injection
    exec("a " . $request->getHeader("x")[0]); // ng: command-injection
    exec("a " . $request->getCookieParams()["x"]); // ng: command-injection
    exec("a " . (string) $request->getBody()); // ng: command-injection
    exec("a " . $request->getBody()->getContents()); // ng: command-injection
    exec("a " . $request->getUri()->getPath()); // ng: command-injection
    exec("a " . $request->getUri()->getQuery()); // ng: command-injection
    exec("a " . $request->getUploadedFiles()["f"]->getClientFilename()); // ng: command-injection
    exec("a " . $request->getAttribute("id")); // ok
    $f = $request->getUploadedFiles()["f"];
    $f->moveTo("/srv/" . $f->getClientFilename()); // ng: unrestricted-upload
    $f->moveTo("/srv/" . bin2hex(random_bytes(8))); // ok
    $data = json_decode((string) $request->getBody(), true);
    exec("a " . $data["x"]); // ng: command-injection
    return $response->withHeader("Location", $body["to"])->withStatus(302); // ng: open-redirect
});
$app->group("/api", function (RouteCollectorProxy $group) {
    $group->get("/x", function (Request $request, Response $response) {
        $q = $request->getQueryParams();
        $response->getBody()->write(json_encode(["q" => $q["q"]]));
        exec("a " . ($q["z"] ?? "")); // ng: command-injection
        return $response->withHeader("Content-Type", "application/json");
    });
    $group->delete("/y/{id:[0-9]+}", \App\DeleteAction::class);
    $group->put("/z/{id}", \App\Actions::class . ":put");
});
