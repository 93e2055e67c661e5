import type { LibraryModel } from "../contract.ts";
import { namesOf } from "../names.ts";

const own = (names: string) => namesOf("php", names);
const request = (names: string) => namesOf("wordpress.Request", names);

/** https://developer.wordpress.org/reference/ */
export const wordpress: LibraryModel = {
  library: "wordpress",
  language: "php",
  endings: own("wp_die wp_send_json wp_send_json_success wp_send_json_error"),
  types: [
    { of: ["php.$wpdb"], is: "wordpress.wpdb" },
    { of: ["php.WP_REST_Request", "php.WP_REST_Request()"], is: "wordpress.Request" },
    {
      of: ["php.WP_Filesystem_Base()", "php.WP_Filesystem_Direct()", "php.$wp_filesystem"],
      is: "wordpress.Filesystem",
    },
  ],
  sources: [
    {
      read: request(
        "get_param() get_params() get_query_params() get_body_params() get_json_params() get_url_params() get_body() *",
      ),
      label: "http",
      what: "a request parameter",
    },
    { read: request("get_header() get_headers()"), label: "http", what: "a request header" },
    { read: request("get_file_params()"), label: "http", what: "an uploaded file" },
    { read: own("get_query_var() get_search_query()"), label: "http", what: "the query string" },
  ],
  routes: [
    {
      call: ["php.register_rest_route"],
      handlers: { option: "callback" },
      parameters: ["wordpress.Request"],
    },
  ],
  sinks: [
    {
      call: own("_e wp_die"),
      argument: [0],
      rule: "cross-site-scripting",
      examples: { bad: "_e($input)", good: "_e(esc_html($input))" },
    },
    {
      call: own("wp_remote_get wp_remote_post wp_remote_request wp_remote_head download_url"),
      argument: [0],
      rule: "server-side-request-forgery",
      examples: { bad: "wp_remote_get($input)", good: "wp_safe_remote_get($input)" },
    },
    {
      call: own("wp_redirect"),
      argument: [0],
      rule: "open-redirect",
      examples: { bad: "wp_redirect($input)", good: "wp_safe_redirect($input)" },
    },
    {
      call: own("maybe_unserialize"),
      argument: [0],
      rule: "unsafe-deserialization",
      examples: { bad: "maybe_unserialize($input)", good: "json_decode($input)" },
    },
    {
      call: [
        ...own("wp_delete_file load_template"),
        ...namesOf("wordpress.Filesystem", "delete get_contents put_contents mkdir rmdir copy move chmod"),
      ],
      argument: [0],
      rule: "path-traversal",
      examples: {
        bad: 'wp_delete_file("/srv/files/" . $input)',
        good: 'wp_delete_file("/srv/files/" . sanitize_file_name($input))',
      },
    },
    {
      call: own("wp_mail"),
      argument: [3],
      isDeep: true,
      rule: "mail-injection",
      examples: {
        bad: 'wp_mail("a@example.com", "Hello", "text", "From: " . $input)',
        good: 'wp_mail("a@example.com", "Hello", $input)',
      },
    },
    {
      call: own("update_option add_option"),
      argument: [0],
      rule: "trust-boundary",
      examples: { bad: "update_option($input, 1)", good: 'update_option("shop_name", $input)' },
    },
  ],
  sanitizers: [
    {
      call: own(
        "esc_html esc_attr esc_textarea esc_js esc_html__ esc_attr__ esc_html_e esc_attr_e wp_kses wp_kses_post wp_kses_data tag_escape",
      ),
      safe: ["html"],
    },
    { call: own("esc_url"), safe: ["html", "header"] },
    { call: own("esc_url_raw sanitize_url"), safe: ["header"] },
    {
      call: own("absint sanitize_key sanitize_title sanitize_html_class sanitize_user sanitize_hex_color"),
      safe: "every",
    },
    { call: own("sanitize_text_field sanitize_textarea_field sanitize_email"), safe: ["html", "header", "log"] },
    { call: own("sanitize_file_name"), safe: ["path", "html", "header"] },
    { call: own("wp_validate_redirect"), safe: ["redirect", "header"] },
    { call: own("wp_http_validate_url"), safe: ["url"] },
    { call: own("esc_sql"), safe: ["quoted"] },
    { call: [...own("sanitize_sql_orderby"), "wordpress.wpdb.prepare"], safe: ["sql"] },
    { call: ["wordpress.wpdb.esc_like"], safe: ["quoted"] },
  ],
  predicates: [{ call: own("wp_http_validate_url"), argument: 0, safe: ["url"] }],
};
