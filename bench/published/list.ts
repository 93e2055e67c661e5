/** A published vulnerability of a package that others install, and the version that mends it. */
export interface Advisory {
  readonly id: string;
  readonly registry: "npm" | "pypi" | "maven";
  readonly package: string;
  readonly advisory: `CVE-${number}-${number}`;
  readonly cwe: number;
  readonly vulnerable: string;
  readonly fixed: string;
  /** End of the path of the file with the flaw. */
  readonly file: string;
  /** Functions that the flaw stands in or leads through; none where the whole file is about it. */
  readonly symbols: readonly string[];
}

/** Chosen by what was published of them, before any of them was scanned. Columns as in `Advisory`. */
const rows = `
npm   growl                  CVE-2017-16042   78   1.9.2   1.10.0   lib/growl.js                  growl
npm   tree-kill              CVE-2019-15599   78   1.2.1   1.2.2    index.js                      -
npm   kill-port              CVE-2019-5414    78   1.3.1   1.3.2    index.js                      -
npm   ps                     CVE-2018-16460   78   0.0.2   1.0.0    lib/index.js                  -
npm   egg-scripts            CVE-2018-3786    78   2.8.0   2.8.1    lib/cmd/start.js              checkStatus
npm   macaddress             CVE-2018-13797   78   0.2.8   0.2.9    lib/linux.js,lib/unix.js      -
npm   node-notifier          CVE-2020-7789    78   8.0.0   8.0.1    lib/utils.js                  -
npm   codecov                CVE-2020-7597    78   3.6.4   3.6.5    lib/codecov.js                upload
npm   systeminformation      CVE-2020-26245   78   4.30.4  4.30.5   lib/internet.js               inetChecksite
npm   simple-git             CVE-2022-24433   88   3.2.6   3.3.0    index.js                      fetchTask
npm   nodemailer             CVE-2020-7769    88   6.4.15  6.4.16   lib/sendmail-transport/index.js send
npm   st                     CVE-2014-3744    22   0.2.4   0.2.5    st.js                         -
npm   adm-zip                CVE-2018-1002204 22   0.4.7   0.4.11   adm-zip.js,util/utils.js      extractAllTo,extractAllToAsync,extractEntryTo,writeFileTo,writeFileToAsync
npm   decompress             CVE-2020-12265   22   4.2.0   4.2.1    index.js                      -
npm   unzipper               CVE-2018-1002203 22   0.8.12  0.8.13   lib/extract.js                -
npm   set-value              CVE-2019-10747   1321 3.0.0   3.0.1    index.js                      -
npm   dot-prop               CVE-2020-8116    1321 4.2.0   4.2.1    index.js                      set
npm   minimist               CVE-2020-7598    1321 1.2.0   1.2.3    index.js                      -
npm   deep-extend            CVE-2018-3750    1321 0.5.0   0.5.1    lib/deep-extend.js            -
npm   hoek                   CVE-2018-3728    1321 4.2.0   4.2.1    lib/index.js                  merge
npm   y18n                   CVE-2020-7774    1321 4.0.0   4.0.1    index.js                      -
npm   ini                    CVE-2020-7788    1321 1.3.5   1.3.8    ini.js                        decode
npm   flat                   CVE-2020-36632   1321 5.0.0   5.0.1    index.js                      unflatten
npm   lodash                 CVE-2019-10744   1321 4.17.11 4.17.12  lodash.js                     baseMerge,baseMergeDeep,assignMergeValue,safeGet
npm   object-path            CVE-2020-15256   1321 0.11.4  0.11.5   index.js                      set
npm   ms                     CVE-2017-20162   1333 1.0.0   2.0.0    index.js                      parse
npm   trim                   CVE-2020-7753    1333 0.0.1   0.0.3    index.js                      -
npm   path-parse             CVE-2021-23343   1333 1.0.6   1.0.7    index.js                      -
npm   ua-parser-js           CVE-2021-27292   1333 0.7.23  0.7.24   src/ua-parser.js              -
npm   marked                 CVE-2022-21680   1333 4.0.9   4.0.10   src/rules.js,src/Tokenizer.js def
npm   hosted-git-info        CVE-2021-23362   1333 2.8.8   2.8.9    index.js                      fromUrl
npm   forwarded              CVE-2017-16118   1333 0.1.0   0.1.2    index.js                      -
npm   minimatch              CVE-2022-3517    1333 3.0.4   3.0.5    minimatch.js                  braceExpand
npm   morgan                 CVE-2019-5413    94   1.9.0   1.9.1    index.js                      compile
npm   ejs                    CVE-2022-29078   94   3.1.6   3.1.7    lib/ejs.js                    compile
npm   pug-code-gen           CVE-2021-21353   94   2.0.2   2.0.3    index.js                      -
npm   serve-static           CVE-2015-1164    601  1.7.1   1.7.2    index.js                      -
npm   serialize-javascript   CVE-2019-16769   79   2.1.0   2.1.1    index.js                      serialize
pypi  Pillow                 CVE-2022-22817   95   8.4.0   9.0.0    PIL/ImageMath.py              eval
pypi  Jinja2                 CVE-2024-22195   79   3.1.2   3.1.3    jinja2/filters.py             do_xmlattr
pypi  aiohttp                CVE-2021-21330   601  3.7.3   3.7.4    aiohttp/web_middlewares.py    -
pypi  GitPython              CVE-2022-24439   88   3.1.29  3.1.30   git/repo/base.py              clone,clone_from,_clone
pypi  celery                 CVE-2021-23727   78   5.2.1   5.2.2    celery/backends/base.py       exception_to_python
pypi  Django                 CVE-2022-34265   89   4.0.5   4.0.6    django/db/models/functions/datetime.py as_sql
pypi  sqlparse               CVE-2021-32839   1333 0.4.1   0.4.2    sqlparse/filters/others.py    -
pypi  mechanize              CVE-2021-32837   1333 0.4.5   0.4.6    mechanize/_urllib2_fork.py    http_error_auth_reqed
pypi  Babel                  CVE-2021-42771   22   2.9.0   2.9.1    babel/localedata.py           load,exists
pypi  joblib                 CVE-2022-21797   94   1.1.0   1.2.0    joblib/parallel.py            __call__
pypi  starlette              CVE-2023-29159   22   0.26.1  0.27.0   starlette/staticfiles.py      lookup_path
pypi  setuptools             CVE-2024-6345    94   69.5.1  70.0.0   setuptools/package_index.py   _download_git,_download_hg,_download_svn
pypi  cookiecutter           CVE-2022-24065   88   2.1.0   2.1.1    cookiecutter/vcs.py           clone
pypi  httplib2               CVE-2020-11078   93   0.17.4  0.18.0   httplib2/__init__.py          request,_conn_request,_request
pypi  wheel                  CVE-2022-40898   1333 0.37.1  0.38.1   wheel/wheelfile.py            -
pypi  pytorch-lightning      CVE-2021-4118    502  1.5.9   1.6.0    pytorch_lightning/core/saving.py -
maven org.codehaus.plexus:plexus-utils                       CVE-2017-1000487 78   3.0.15   3.0.16   cli/shell/Shell.java,cli/Commandline.java,cli/shell/BourneShell.java -
maven org.codehaus.plexus:plexus-archiver                    CVE-2018-1002200 22   3.5      3.6.0    archiver/AbstractUnArchiver.java,archiver/zip/AbstractZipUnArchiver.java -
maven org.zeroturnaround:zt-zip                              CVE-2018-1002201 22   1.12     1.13     org/zeroturnaround/zip/ZipUtil.java,org/zeroturnaround/zip/Zips.java -
maven org.dom4j:dom4j                                        CVE-2020-10683   611  2.1.1    2.1.3    dom4j/io/SAXReader.java       -
maven org.jdom:jdom2                                         CVE-2021-33813   611  2.0.6    2.0.6.1  jdom2/input/SAXBuilder.java   -
maven com.mchange:c3p0                                       CVE-2018-20433   611  0.9.5.2  0.9.5.3  cfg/C3P0ConfigXmlUtils.java   -
maven org.quartz-scheduler:quartz                            CVE-2019-13990   611  2.3.0    2.3.2    xml/XMLSchedulingDataProcessor.java -
maven org.apache.pdfbox:pdfbox                               CVE-2019-0228    611  2.0.14   2.0.15   form/PDXFAResource.java         -
maven org.apache.commons:commons-text                        CVE-2022-42889   94   1.9      1.10.0   lookup/ScriptStringLookup.java lookup
maven org.apache.commons:commons-configuration2              CVE-2020-1953    502  2.6      2.7      configuration2/YAMLConfiguration.java -
maven com.fasterxml.jackson.core:jackson-databind            CVE-2020-25649   611  2.9.10.6 2.9.10.7 ext/DOMDeserializer.java      -
maven com.h2database:h2                                      CVE-2021-42392   502  2.0.204  2.0.206  h2/util/JdbcUtils.java        getConnection
maven com.sparkjava:spark-core                               CVE-2018-9159    22   2.7.1    2.7.2    spark/resource/ExternalResource.java,spark/resource/ExternalResourceHandler.java,spark/resource/ClassPathResource.java -
maven org.apache.logging.log4j:log4j-core                    CVE-2021-44228   917  2.14.1   2.15.0   core/net/JndiManager.java     lookup
maven org.springframework.cloud:spring-cloud-function-context CVE-2022-22963  94   3.2.2    3.2.3    context/config/RoutingFunction.java -
maven commons-fileupload:commons-fileupload                  CVE-2016-1000031 502  1.3.2    1.3.3    fileupload/disk/DiskFileItem.java readObject
maven org.apache.ant:ant                                     CVE-2018-10886   22   1.9.11   1.9.12   ant/taskdefs/Expand.java      -
`;

export const advisories: readonly Advisory[] = rows
  .trim()
  .split("\n")
  .map((row) => {
    const [registry, name, advisory, cwe, vulnerable, fixed, file, symbols] = row.trim().split(/\s+/);
    return {
      id: name!.split(":").at(-1)!.toLowerCase(),
      registry: registry as Advisory["registry"],
      package: name!,
      advisory: advisory as Advisory["advisory"],
      cwe: Number(cwe),
      vulnerable: vulnerable!,
      fixed: fixed!,
      file: file!,
      symbols: symbols === "-" ? [] : symbols!.split(","),
    };
  });
