<%@ page contentType="text/html" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<h1>${words}</h1> <%-- ng: cross-site-scripting --%>
<h1><c:out value="${words}"/></h1> <%-- ok --%>
<h1><c:out value="${words}" escapeXml="false"/></h1> <%-- ng: cross-site-scripting --%>
<h1>${fn:escapeXml(words)} ${number}</h1> <%-- ok --%>
<h1>${note.title}</h1> <%-- ng: cross-site-scripting --%>
<c:forEach items="${lines}" var="line">
  <p>${line}</p> <%-- ng: cross-site-scripting --%>
  <p><c:out value="${line}"/></p> <%-- ok --%>
</c:forEach>
<c:if test="${not empty words}"><b>${words}</b></c:if> <%-- ng: cross-site-scripting --%>
<c:set var="copy" value="${words}"/>
<i>${copy}</i> <%-- ng: cross-site-scripting --%>
<p>${param.z}</p> <%-- ng: cross-site-scripting --%>
<p><%= request.getParameter("z") %></p> <%-- ng: cross-site-scripting --%>
<% String own = request.getParameter("own"); int count = 3; %>
<p><%= own %></p> <%-- ng: cross-site-scripting --%>
<p><%= count %></p> <%-- ok --%>
<input value="<c:out value='${words}'/>"> <%-- ok --%>
<%@ include file="part.jspf" %>
