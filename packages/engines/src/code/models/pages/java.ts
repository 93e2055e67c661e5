import type { LibraryModel } from "../contract.ts";
import { namesOf } from "../names.ts";

const view = "org.springframework.web.servlet.ModelAndView";

/** What servlets forward to, and what Spring MVC and Freemarker show. */
export const javaPages: LibraryModel = {
  library: "jakarta.servlet.jsp",
  language: "java",
  types: [
    { of: ["page.request", "page.pageContext.request"], is: "servlet.Request" },
    { of: ["page.session"], is: "servlet.Session" },
  ],
  sources: [
    { read: namesOf("page", "param paramValues"), label: "http", what: "a request parameter (param)" },
    { read: namesOf("page", "header headerValues"), label: "http", what: "a request header (header)" },
    { read: ["page.cookie"], label: "http", what: "a cookie (cookie)" },
  ],
  engines: [
    { call: ["servlet.Request.getRequestDispatcher", "*.getRequestDispatcher"], template: [0] },
    { call: [view], template: [0] },
    { call: ["*.getTemplate"], template: [0] },
  ],
  puts: [
    { call: ["*.setAttribute", "servlet.Request.setAttribute", "*.addAttribute", "*.addObject"], name: 0, value: 1 },
  ],
  renders: [
    { call: ["*.forward", "*.include"], template: ["receiver"], variables: [0] },
    { call: [view], template: [0], variables: [1], entry: [1, 2] },
    { call: ["*.addObject"], template: ["receiver"], entry: [0, 1] },
    { call: ["*.setViewName"], template: [0], variables: ["receiver"] },
    { call: ["*.process"], template: ["receiver"], variables: [0] },
    { call: ["*.process"], template: [0], variables: [1] },
  ],
};
