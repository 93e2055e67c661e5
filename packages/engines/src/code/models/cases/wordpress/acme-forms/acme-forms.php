<?php
/**
 * Plugin Name: Acme Forms
 */
if (!defined("ABSPATH")) {
    exit;
}
require_once plugin_dir_path(__FILE__) . "includes/class-acme-rest.php";

add_action("wp_ajax_acme_save", "acme_save");
add_action("wp_ajax_nopriv_acme_list", "acme_list");
add_action("admin_post_acme_export", "acme_export");
add_shortcode("acme", "acme_shortcode");
add_action("init", ["Acme_Rest", "boot"]);

function acme_save()
{
    global $wpdb;
    check_ajax_referer("acme");
    $id = $_POST["id"];
    $wpdb->query("DELETE FROM {$wpdb->prefix}acme WHERE id = $id"); // ng: sql-injection
    $wpdb->query($wpdb->prepare("DELETE FROM {$wpdb->prefix}acme WHERE id = %d", $id)); // ok
    $wpdb->get_results("SELECT * FROM {$wpdb->prefix}acme WHERE n = '" . esc_sql($_POST["n"]) . "'"); // ok
    $wpdb->get_results("SELECT * FROM {$wpdb->prefix}acme ORDER BY " . esc_sql($_POST["o"])); // ng: sql-injection
    $wpdb->get_results("SELECT * FROM {$wpdb->prefix}acme ORDER BY " . sanitize_sql_orderby($_POST["o"])); // ok
    $wpdb->get_var("SELECT a FROM b WHERE n = '" . sanitize_text_field($_POST["n"]) . "'"); // ng: sql-injection
    $wpdb->get_row("SELECT a FROM b WHERE n = " . absint($_POST["n"])); // ok
    $wpdb->get_col($wpdb->prepare("SELECT a FROM b WHERE n = '{$_POST["n"]}' AND x = %s", "y")); // ng: sql-injection
    $wpdb->insert("acme", ["n" => $_POST["n"]]); // ok
    $wpdb->update("acme", ["n" => $_POST["n"]], ["id" => $id]); // ok
    wp_send_json_success(["n" => $_POST["n"]]); // ok
}

function acme_list()
{
    $q = wp_unslash($_GET["q"]);
    echo "<li>" . $q . "</li>"; // ng: cross-site-scripting
    echo "<li>" . esc_html($q) . "</li>"; // ok
    echo "<li title='" . esc_attr($q) . "'>"; // ok
    echo "<a href='" . esc_url($q) . "'>"; // ok
    echo "<script>var x = '" . esc_js($q) . "';</script>"; // ok
    echo wp_kses_post($q); // ok
    echo "<p>" . sanitize_text_field($q) . "</p>"; // ok
    printf("<p>%s</p>", sanitize_key($q)); // ok
    _e($q); // ng: cross-site-scripting
    esc_html_e($q); // ok
    wp_die($q); // ng: cross-site-scripting
}

function acme_export()
{
    if (!current_user_can("manage_options")) {
        wp_die("no");
    }
    $f = sanitize_file_name($_GET["file"]);
    readfile(WP_CONTENT_DIR . "/acme/" . $f); // ok
    readfile(WP_CONTENT_DIR . "/acme/" . $_GET["raw"]); // ng: path-traversal
    include plugin_dir_path(__FILE__) . "views/" . $_GET["view"] . ".php"; // ng: file-inclusion
    wp_redirect($_GET["to"]); // ng: open-redirect
    wp_safe_redirect($_GET["to"]); // ok
    wp_remote_get($_POST["url"]); // ng: server-side-request-forgery
    wp_safe_remote_get($_POST["url"]); // ok
    wp_remote_post("https://api.example.com/", ["body" => ["x" => $_POST["x"]]]); // ok
    wp_remote_get("https://example.com", ["sslverify" => false]); // ng: tls-verification-off
    global $wp_filesystem;
    $o = maybe_unserialize(stripslashes($_COOKIE["acme"])); // ng: unsafe-deserialization
    update_option($_POST["name"], $_POST["value"]);
    wp_delete_file("/srv/" . $_POST["del"]); // ng: path-traversal
    $wp_filesystem->delete("/srv/" . $_POST["del"]); // ng: path-traversal
    wp_mail("a@example.com", "s", "b", "From: " . $_POST["from"]); // ng: mail-injection
}

function acme_shortcode($atts, $content = "")
{
    $a = shortcode_atts(["title" => "", "color" => "red"], $atts);
    return "<h2>" . esc_html($a["title"]) . "</h2>" . "<i>" . esc_html(get_query_var("acme")) . "</i>"; // ok
}
