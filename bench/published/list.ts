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
  /** How often the analysis was worked on with this package in view. */
  readonly seen: Seen;
}

/** `often`: from the beginning. `later`: measured once unseen, then read. `never`: only measured. */
export type Seen = "often" | "later" | "never";

/** Chosen by what was published of them, before any of them was scanned. Columns as in `Advisory`. */
const rows: Readonly<Record<Seen, string>> = {
  often: `
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
`,
  later: `
npm   react-dev-utils        CVE-2021-24033   78   11.0.3  11.0.4   getProcessForPort.js          -
npm   dns-sync               CVE-2020-11079   78   0.2.0   0.2.1    lib/dns-sync.js               -
npm   global-modules-path    CVE-2022-21191   78   2.3.0   3.0.0    lib/index.js,lib/process-wrapper.js -
npm   git-pull-or-clone      CVE-2022-24437   88   2.0.1   2.0.2    index.js                      -
npm   workspace-tools        CVE-2022-25865   88   0.18.3  0.18.4   lib/git.js                    fetchRemote,fetchRemoteBranch
npm   webpack-dev-middleware CVE-2024-29180   22   5.3.3   5.3.4    dist/middleware.js,dist/utils/getFilenameFromUrl.js -
npm   angular-http-server    CVE-2018-3713    22   1.4.3   1.4.5    angular-http-server.js        -
npm   jszip                  CVE-2022-48285   22   3.7.1   3.8.0    lib/load.js                   -
npm   extend                 CVE-2018-16492   1321 3.0.1   3.0.2    index.js                      -
npm   just-extend            CVE-2018-16489   1321 3.0.0   4.0.0    index.js                      -
npm   mpath                  CVE-2021-23438   1321 0.8.3   0.8.4    lib/index.js                  set
npm   property-expr          CVE-2020-7707    1321 2.0.2   2.0.3    index.js                      -
npm   express-fileupload     CVE-2020-7699    1321 1.1.6   1.1.9    lib/processNested.js          -
npm   undefsafe              CVE-2019-10795   1321 2.0.2   2.0.3    lib/undefsafe.js              -
npm   nth-check              CVE-2021-3803    1333 2.0.0   2.0.1    lib/parse.js                  -
npm   ssri                   CVE-2021-27290   1333 8.0.0   8.0.1    index.js                      -
npm   cookiejar              CVE-2022-25901   1333 2.1.3   2.1.4    cookiejar.js                  -
npm   underscore             CVE-2021-23358   94   1.12.0  1.12.1   underscore.js,modules/template.js template
npm   thenify                CVE-2020-7677    94   3.3.0   3.3.1    index.js                      -
npm   express                CVE-2024-29041   601  4.19.1  4.19.2   lib/response.js               location,redirect
npm   mustache               CVE-2015-8862    79   2.2.0   2.2.1    mustache.js                   -
npm   link-preview-js        CVE-2022-25876   918  2.1.13  2.1.17   build/index.js                -
pypi  nltk                   CVE-2019-14751   22   3.4.4   3.4.5    nltk/downloader.py            -
pypi  py7zr                  CVE-2022-44900   22   0.20.0  0.20.1   py7zr/py7zr.py                _extract
pypi  pyanyapi               CVE-2017-16616   502  0.6.0   0.6.1    pyanyapi/interfaces.py        -
pypi  tablib                 CVE-2017-2810    502  0.11.4  0.11.5   tablib/formats/_yaml.py       -
pypi  openpyxl               CVE-2017-5992    611  2.4.1   2.4.2    openpyxl/xml/functions.py     -
pypi  untangle               CVE-2022-31471   611  1.1.1   1.2.0    untangle.py                   -
pypi  PyMySQL                CVE-2024-36039   89   1.1.0   1.1.1    pymysql/converters.py         -
pypi  tqdm                   CVE-2024-34062   94   4.66.2  4.66.3   tqdm/cli.py                   -
pypi  libvcs                 CVE-2022-21187   88   0.11.0  0.11.1   libvcs/hg.py                  -
pypi  tornado                CVE-2023-28370   601  6.3.1   6.3.2    tornado/web.py                validate_absolute_path
pypi  urllib3                CVE-2020-26137   93   1.25.8  1.25.9   urllib3/connection.py         -
pypi  configobj              CVE-2023-26112   1333 5.0.8   5.0.9    configobj/validate.py         -
maven net.lingala.zip4j:zip4j                                CVE-2018-1002202 22 1.3.2   1.3.3    zip4j/unzip/Unzip.java -
maven org.apache.maven.shared:maven-shared-utils             CVE-2022-29599 78   3.2.1   3.3.3    cli/shell/Shell.java,cli/Commandline.java,cli/shell/BourneShell.java -
maven org.apache.sshd:sshd-common                            CVE-2022-45047 502  2.9.1   2.9.2    keyprovider/SimpleGeneratorHostKeyProvider.java -
maven com.monitorjbl:xlsx-streamer                           CVE-2022-23640 611  2.0.0   2.1.0    com/monitorjbl/xlsx/XmlUtils.java -
maven com.itextpdf:itextpdf                                  CVE-2017-9096  611  5.5.11  5.5.12   text/pdf/XfaForm.java,xmp/XmpReader.java -
maven io.vertx:vertx-web                                     CVE-2018-12542 22   3.5.3   3.5.4    impl/StaticHandlerImpl.java     -
`,
  never: `
npm   devcert                CVE-2020-8186    78   1.1.0   1.1.1    dist/certificate-authority.js,dist/certificates.js,dist/utils.js,dist/platforms/shared.js,dist/platforms/darwin.js,dist/platforms/linux.js,src/utils.ts -
npm   ssh2                   CVE-2020-26301   78   1.3.0   1.4.0    lib/agent.js,lib/protocol/Protocol.js,lib/protocol/crypto.js -
npm   git-interface          CVE-2022-1440    88   2.1.0   2.1.2    dist/git-interface.js,dist/index.js -
npm   public                 CVE-2018-3731    22   0.1.2   0.1.3    bin/public                    -
npm   tar                    CVE-2021-32804   22   6.1.0   6.1.1    lib/unpack.js                 -
npm   dottie                 CVE-2023-26132   1321 2.0.3   2.0.4    dottie.js                     -
npm   xml2js                 CVE-2023-0842    1321 0.4.23  0.5.0    lib/parser.js                 -
npm   json5                  CVE-2022-46175   1321 2.2.1   2.2.2    lib/parse.js                  -
npm   yargs-parser           CVE-2020-7608    1321 13.1.1  13.1.2   index.js                      -
npm   ansi-regex             CVE-2021-3807    1333 5.0.0   5.0.1    index.js                      -
npm   semver                 CVE-2022-25883   1333 7.5.1   7.5.2    internal/re.js,classes/range.js,classes/comparator.js,classes/semver.js,functions/coerce.js -
npm   brace-expansion        CVE-2017-18077   1333 1.1.6   1.1.7    index.js                      -
npm   js-yaml                CVE-2013-4660    94   2.0.4   2.0.5    lib/js-yaml/type/js/function.js -
npm   mysql2                 CVE-2024-21508   94   3.9.3   3.9.4    lib/parsers/binary_parser.js,lib/parsers/text_parser.js -
npm   fastify-static         CVE-2021-22963   601  4.2.3   4.2.4    index.js                      -
npm   knex                   CVE-2019-10757   89   0.19.4  0.19.5   lib/dialects/mssql/index.js,lib/dialects/mssql/query/compiler.js -
pypi  pip                    CVE-2019-20916   22   19.1.1  19.2     pip/_internal/download.py     -
pypi  sanic                  CVE-2022-35920   22   22.6.0  22.6.1   sanic/mixins/routes.py        -
pypi  ansible-vault          CVE-2017-2809    502  1.0.4   1.0.5    ansible_vault/api.py          -
pypi  python-docx            CVE-2016-5851    611  0.8.5   0.8.6    docx/oxml/__init__.py,docx/opc/oxml.py -
pypi  tortoise-orm           CVE-2020-11010   89   0.15.22 0.15.23  tortoise/filters.py,tortoise/queryset.py,tortoise/backends/mysql/executor.py -
pypi  reportlab              CVE-2023-33733   94   3.6.12  3.6.13   reportlab/lib/colors.py,reportlab/lib/rl_safe_eval.py -
pypi  numexpr                CVE-2023-39631   94   2.8.4   2.8.5    numexpr/necompiler.py         -
pypi  Pygments               CVE-2021-27291   1333 2.7.3   2.7.4    lexers/archetype.py,lexers/factor.py,lexers/javascript.py,lexers/matlab.py,lexers/objective.py,lexers/templates.py,lexers/varnish.py,lexers/j.py -
pypi  dparse                 CVE-2022-39280   1333 0.5.1   0.5.2    dparse/regex.py,dparse/parser.py -
pypi  mistune                CVE-2017-16876   79   0.8     0.8.1    mistune.py                    -
pypi  CairoSVG               CVE-2023-27586   918  2.6.0   2.7.0    cairosvg/url.py,cairosvg/parser.py,cairosvg/surface.py,cairosvg/image.py -
maven org.postgresql:postgresql                              CVE-2022-31197 89   42.4.0  42.4.1   jdbc/PgResultSet.java         -
maven commons-io:commons-io                                  CVE-2021-29425 22   2.6     2.7      io/FilenameUtils.java         -
maven com.jcraft:jsch                                        CVE-2016-5725  22   0.1.53  0.1.54   jsch/ChannelSftp.java         -
maven org.apache.poi:poi-ooxml                               CVE-2019-12415 611  4.1.0   4.1.1    extractor/XSSFExportToXml.java,xssf/extractor/XSSFExportToXml.java -
maven org.springframework.ws:spring-xml                      CVE-2019-3773  611  3.0.4.RELEASE 3.0.6.RELEASE xml/transform/TransformerHelper.java,xsd/SimpleXsdSchema.java,validation/Jaxp13ValidatorFactory.java,validation/SchemaLoaderUtils.java -
`,
};

export const advisories: readonly Advisory[] = (["often", "later", "never"] as const).flatMap((seen) =>
  rows[seen]
    .split("\n")
    .filter((row) => row.trim() !== "")
    .map((row) => readRow(row, seen)),
);

function readRow(row: string, seen: Seen): Advisory {
  const [registry, name, advisory, cwe, vulnerable, fixed, file, symbols] = row.trim().split(/\s+/);
  return {
    id: name!.split(/[:/]/).at(-1)!.toLowerCase(),
    registry: registry as Advisory["registry"],
    package: name!,
    advisory: advisory as Advisory["advisory"],
    cwe: Number(cwe),
    vulnerable: vulnerable!,
    fixed: fixed!,
    file: file!,
    symbols: symbols === "-" ? [] : symbols!.split(","),
    seen,
  };
}
