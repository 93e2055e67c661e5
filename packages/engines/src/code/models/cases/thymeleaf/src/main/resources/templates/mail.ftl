<p>${words}</p> <#-- ng: cross-site-scripting -->
<p>${words?html} ${words?length}</p> <#-- ok -->
<#if words?has_content><b>${words?upper_case}</b></#if> <#-- ng: cross-site-scripting -->
<#escape x as x?html><p>${words}</p></#escape> <#-- ok -->
