<?php
class Acme_Rest
{
    public static function boot()
    {
        add_action("rest_api_init", [__CLASS__, "routes"]);
    }

    public static function routes()
    {
        register_rest_route("acme/v1", "/items/(?P<name>[^/]+)", [
            "methods" => "GET",
            "callback" => [__CLASS__, "items"],
            "permission_callback" => "__return_true",
        ]);
        register_rest_route("acme/v1", "/run", ["methods" => "POST", "callback" => "acme_run", "permission_callback" => "is_user_logged_in"]);
    }

    public static function items(WP_REST_Request $request)
    {
        global $wpdb;
        $wpdb->get_results("SELECT * FROM x WHERE n = '" . $request->get_param("name") . "'"); // ng: sql-injection
        $wpdb->get_results("SELECT * FROM x WHERE n = '" . $request["name"] . "'"); // ng: sql-injection
        $wpdb->get_results($wpdb->prepare("SELECT * FROM x WHERE n = %s", $request["name"])); // ok
        $body = $request->get_json_params();
        exec("a " . $body["x"]); // ng: command-injection
        exec("a " . $request->get_header("x")); // ng: command-injection
        exec("a " . $request->get_body()); // ng: command-injection
        exec("a " . $request->get_params()["x"]); // ng: command-injection
        exec("a " . $request->get_query_params()["x"]); // ng: command-injection
        exec("a " . $request->get_body_params()["x"]); // ng: command-injection
        exec("a " . $request->get_url_params()["x"]); // ng: command-injection
        exec("a " . $request->get_file_params()["x"]["name"]); // ng: command-injection
        return new WP_REST_Response(["n" => $request["name"]]); // ok
    }
}

function acme_run($request)
{
    exec("a " . $request->get_param("cmd")); // ng: command-injection
    exec("a " . $request["cmd"]); // ng: command-injection
    return rest_ensure_response(["ok" => true]); // ok
}
