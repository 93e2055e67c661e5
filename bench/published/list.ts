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
npm   mixin-deep             CVE-2019-10746   1321 1.3.1   1.3.2    index.js                      -
npm   merge-deep             CVE-2021-26707   1321 3.0.2   3.0.3    index.js                      -
npm   jsonpointer            CVE-2021-23807   1321 4.1.0   5.0.0    jsonpointer.js                -
npm   node-forge             CVE-2020-7720    1321 0.9.2   0.10.0   lib/util.js                   setPath
npm   jquery                 CVE-2019-11358   1321 3.3.1   3.4.0    dist/jquery.js,src/core.js    extend
npm   bestzip                CVE-2020-7730    78   2.1.6   2.1.7    lib/bestzip.js                -
npm   pidusage               CVE-2017-1000220 78   1.1.4   1.1.5    lib/stats.js                  -
npm   gm                     CVE-2015-7982    78   1.20.0  1.21.1   lib/compare.js                -
npm   ansi-html              CVE-2021-23424   1333 0.0.7   0.0.8    index.js                      -
npm   trim-newlines          CVE-2021-33623   1333 3.0.0   3.0.1    index.js                      end
npm   is-svg                 CVE-2021-28092   1333 4.2.1   4.2.2    index.js                      -
npm   resolve-path           CVE-2018-3732    22   1.3.3   1.4.0    index.js                      -
npm   zip-local              CVE-2021-23484   22   0.3.4   0.3.5    libs/ZipExport.js             -
npm   trailing-slash         CVE-2021-23387   601  2.0.0   2.0.1    index.js                      -
npm   serve-index            CVE-2015-8856    79   1.6.2   1.6.3    index.js                      -
npm   pixl-class             CVE-2020-7640    94   1.0.2   1.0.3    class.js                      -
pypi  ipython                CVE-2023-24816   78   8.9.0   8.10.0   IPython/utils/terminal.py     -
pypi  streamlit              CVE-2022-35918   22   1.11.0  1.11.1   components/v1/components.py   -
pypi  pyramid                CVE-2023-40587   22   2.0.1   2.0.2    pyramid/static.py             -
pypi  gunicorn               CVE-2018-1000164 93   19.4.5  19.5.0   gunicorn/http/wsgi.py         -
pypi  owlmixin               CVE-2017-16618   502  2.0.0a11 2.0.0a12 owlmixin/util.py,owlmixin/__init__.py -
pypi  WebOb                  CVE-2024-42353   601  1.8.7   1.8.8    webob/response.py             -
pypi  mpmath                 CVE-2021-29063   1333 1.2.1   1.3.0    mpmath/ctx_mp.py,mpmath/ctx_mp_python.py -
pypi  flask-restx            CVE-2021-32838   1333 0.5.0   0.5.1    flask_restx/inputs.py         -
maven org.apache.ivy:ivy                                     CVE-2022-37865 22  2.5.0    2.5.1    core/pack/ZipPacking.java,ivy/util/FileUtil.java -
maven org.mybatis:mybatis                                    CVE-2020-26945 502 3.5.5    3.5.6    decorators/SerializedCache.java -
maven mysql:mysql-connector-java                             CVE-2021-2471  611 8.0.26   8.0.27   jdbc/MysqlSQLXML.java         -
maven org.liquibase:liquibase-core                           CVE-2022-0839  611 4.7.1    4.8.0    xml/XMLChangeLogSAXParser.java -
maven org.springframework.data:spring-data-commons           CVE-2018-1273  94  1.13.10.RELEASE 1.13.11.RELEASE web/MapDataBinder.java -
maven org.springframework:spring-messaging                   CVE-2018-1270  94  5.0.4.RELEASE 5.0.5.RELEASE broker/DefaultSubscriptionRegistry.java -
pypi  piccolo                CVE-2023-47128   89   1.1.0   1.1.1    engine/postgres.py,engine/sqlite.py,engine/base.py -
pypi  redshift-connector     CVE-2024-12745   89   2.1.4   2.1.5    redshift_connector/cursor.py,redshift_connector/metadataAPIHelper.py,redshift_connector/metadataServerAPIHelper.py -
npm   loopback-connector-postgresql CVE-2022-35942   89   5.5.0   5.5.1    lib/postgresql.js -
maven com.github.pagehelper:pagehelper CVE-2022-28111   89   5.3.0   5.3.1    page/PageMethod.java,parser/OrderByParser.java,pagehelper/Page.java,pagehelper/PageHelper.java -
maven com.amazon.redshift:redshift-jdbc42 CVE-2024-12744   89   2.1.0.31 2.1.0.32 jdbc/MetadataAPIHelper.java,jdbc/MetadataServerAPIHelper.java,jdbc/RedshiftDatabaseMetaData.java -
pypi  jupyter-server         CVE-2020-26275   601  1.1.0   1.1.1    auth/login.py,contents/handlers.py -
pypi  Flask-Security-Too     CVE-2021-32618   601  4.0.1   4.1.0    flask_security/utils.py,flask_security/views.py -
pypi  Flask-Unchained        CVE-2021-23393   601  0.8.1   0.9.0    controller/utils.py -
npm   koa-remove-trailing-slashes CVE-2021-23384   601  2.0.1   2.0.3    index.js -
npm   hekto                  CVE-2018-3743    601  0.2.0   0.2.4    bin/hekto.js -
maven org.springframework.security.oauth:spring-security-oauth2 CVE-2019-3778    601  2.3.4.RELEASE 2.3.5.RELEASE endpoint/DefaultRedirectResolver.java,endpoint/AuthorizationEndpoint.java -
pypi  Flask-Admin            CVE-2018-16516   79   1.5.2   1.5.3    flask_admin/helpers.py,flask_admin/base.py,flask_admin/model/base.py -
pypi  datasette              CVE-2021-32670   79   0.56    0.56.1   datasette/tracer.py -
maven org.jolokia:jolokia-core CVE-2018-1000129 79   1.4.0   1.5.0    http/AgentServlet.java -
maven org.springframework:spring-webmvc CVE-2014-1904    79   3.2.7.RELEASE 3.2.8.RELEASE tags/form/FormTag.java -
npm   koa                    CVE-2025-32379   79   2.16.0  2.16.1   lib/response.js -
pypi  recurly                CVE-2017-0906    918  2.6.1   2.6.2    recurly/resource.py -
pypi  jupyter-server-proxy   CVE-2022-21697   918  3.2.0   3.2.1    jupyter_server_proxy/handlers.py -
npm   @uppy/companion        CVE-2020-8135    918  1.5.0   1.9.5    lib/server/controllers/url.js,lib/server/helpers/utils.js -
maven org.apache.olingo:odata-client-core CVE-2020-1925    918  4.7.0   4.7.1    request/AsyncBatchRequestWrapperImpl.java,request/AsyncRequestWrapperImpl.java -
pypi  pypiserver             CVE-2019-6802    93   1.2.5   1.2.6    pypiserver/_app.py -
pypi  uvicorn                CVE-2020-7695    93   0.11.6  0.11.7   protocols/http/httptools_impl.py -
maven org.apache.commons:commons-email CVE-2017-9801    93   1.4     1.5      commons/mail/Email.java,commons/mail/EmailUtils.java -
maven com.linecorp.armeria:armeria CVE-2019-16771   93   0.96.0  0.97.0   common/HttpHeadersBase.java -
npm   undici                 CVE-2022-35948   93   5.8.1   5.8.2    lib/core/request.js -
npm   crud-file-server       CVE-2018-3733    22   0.7.0   0.10.0   crud-file-server.js -
npm   node-srv               CVE-2018-3714    22   2.0.0   2.2.2    lib/server.js -
npm   unzip-stream           CVE-2024-42471   22   0.3.1   0.3.2    lib/unzip-stream.js,lib/extract.js -
pypi  mkdocs                 CVE-2021-40978   22   1.2.2   1.2.3    mkdocs/livereload/__init__.py -
maven cn.hutool:hutool-core  CVE-2018-17297   22   4.1.10  4.1.12   core/util/ZipUtil.java,core/io/FileUtil.java -
npm   network                CVE-2024-21488   78   0.6.1   0.7.0    lib/darwin.js,lib/linux.js,lib/win32.js -
npm   image-tiler            CVE-2020-28451   78   2.0.1   2.0.2    index.js -
npm   compile-sass           CVE-2019-10799   78   1.0.1   1.1.0    dist/index.js -
npm   @ronomon/opened        CVE-2021-29300   78   1.5.1   1.5.2    index.js -
npm   blamer                 CVE-2020-8137    78   0.1.13  1.0.1    src/vcs/git.js,src/vcs/svn.js,src/Blamer.js,module/vcs/git.js,module/vcs/svn.js,main/vcs/git.js,main/vcs/svn.js -
npm   pathval                CVE-2020-7751    1321 1.1.0   1.1.1    index.js -
npm   node.extend            CVE-2018-16491   1321 2.0.0   2.0.1    lib/extend.js -
npm   getobject              CVE-2020-28282   1321 0.1.0   1.0.0    lib/getobject.js -
npm   nested-object-assign   CVE-2021-23329   1321 1.0.3   1.0.4    lib/nestedObjectAssign.js -
npm   dot-object             CVE-2019-10793   1321 2.1.2   2.1.3    src/dot-object.js,index.js -
npm   fresh                  CVE-2017-16119   1333 0.5.0   0.5.2    index.js -
npm   http-cache-semantics   CVE-2022-25881   1333 4.1.0   4.1.1    index.js -
npm   get-func-name          CVE-2023-43646   1333 2.0.0   2.0.1    index.js -
pypi  validators             CVE-2019-19588   1333 0.12.5  0.12.6   validators/domain.py -
maven org.apache.activemq:activemq-client CVE-2023-46604   502  5.17.5  5.17.6   BaseDataStreamMarshaller.java -
pypi  nameko                 CVE-2021-41078   502  2.13.0  2.14.0   cli/main.py,cli/commands.py,cli/run.py,cli/show_config.py,cli/shell.py -
npm   grunt                  CVE-2020-7729    502  1.2.1   1.3.0    lib/grunt/file.js -
npm   dot                    CVE-2020-8141    94   1.1.2   1.1.3    index.js -
npm   reduce-css-calc        CVE-2016-10548   94   1.2.4   1.2.7    index.js,dist/index.js -
npm   bassmaster             CVE-2014-7205    94   0.3.2   1.8.0    lib/batch.js -
pypi  yamale                 CVE-2021-38305   94   3.0.7   3.0.8    yamale/syntax/parser.py -
maven com.puppycrawl.tools:checkstyle CVE-2019-9658    611  8.17    8.18     checkstyle/XmlLoader.java,imports/ImportControlLoader.java -
pypi  OWSLib                 CVE-2023-27476   611  0.28.0  0.28.1   owslib/etree.py,owslib/util.py -
pypi  pysaml2                CVE-2016-10127   611  4.0.5   4.5.0    saml2/__init__.py,saml2/pack.py,saml2/soap.py,src/saml2/__init__.py,src/saml2/pack.py,src/saml2/soap.py -
npm   pdfinfojs              CVE-2018-3746    78   0.3.6   0.5.2    lib/pdfinfo.js                -
npm   clamscan               CVE-2020-7613    78   1.2.0   1.3.0    index.js                      -
npm   async-git              CVE-2020-28490   78   1.13.1  1.13.3   index.js,lib/index.js,lib/reset/index.js,lib/tag/index.js -
npm   gitlog                 CVE-2021-26541   78   4.0.3   4.0.4    src/index.ts,dist/gitlog.cjs.development.js,dist/gitlog.esm.js,dist/index.js -
npm   http-live-simulator    CVE-2019-5423    22   1.0.0   1.0.8    bin/http-live                 -
npm   tar-fs                 CVE-2018-20835   22   1.16.1  1.16.2   index.js                      -
npm   merge                  CVE-2018-16469   1321 1.2.0   1.2.1    merge.js                      -
npm   defaults-deep          CVE-2018-16486   1321 0.2.3   0.2.4    index.js                      -
npm   cached-path-relative   CVE-2018-16472   1321 1.0.1   1.0.2    lib/index.js                  -
npm   bmoor                  CVE-2020-7736    1321 0.8.11  0.8.12   src/core.js                   -
npm   tough-cookie           CVE-2017-15010   1333 2.3.2   2.3.3    lib/cookie.js                 -
npm   websocket-extensions   CVE-2020-7662    1333 0.1.3   0.1.4    lib/parser.js                 -
npm   nunjucks               CVE-2016-10547   79   2.4.2   2.4.3    src/filters.js,src/runtime.js -
npm   mongo-express          CVE-2019-10758   94   0.53.0  0.54.0   lib/bson.js                   -
npm   serialize-to-js        CVE-2017-5954    502  0.5.0   1.1.1    lib/deserialize.js            -
npm   waterline-sequel       CVE-2016-10551   89   0.5.0   0.5.1    sequel/lib/criteriaProcessor.js,sequel/lib/utils.js -
npm   ecstatic               CVE-2019-10775   601  4.1.2   4.1.4    lib/ecstatic.js               -
npm   mathjs                 CVE-2017-1001002 94   3.16.5  3.17.0   expression/node/ObjectNode.js,lib/expression/parse.js -
pypi  Werkzeug               CVE-2019-14322   22   0.15.4  0.15.5   werkzeug/security.py,middleware/shared_data.py -
pypi  svglib                 CVE-2020-10799   611  0.9.3   1.0.0    svglib/svglib.py              -
pypi  feedgen                CVE-2020-5227    611  0.8.0   0.9.0    feedgen/entry.py,feedgen/feed.py,feedgen/util.py -
pypi  sagemaker              CVE-2024-34073   78   2.214.2 2.214.3  save_retrive/version_1_0_0/save/utils.py -
pypi  pymatgen               CVE-2024-23346   94   2024.2.8 2024.2.20 pymatgen/symmetry/settings.py -
pypi  snowflake-connector-python CVE-2025-24793 89  3.13.0  3.13.1   connector/pandas_tools.py     -
pypi  django-grappelli       CVE-2021-46898   601  2.15.1  2.15.2   grappelli/views/switch.py     -
pypi  buildbot               CVE-2019-7313    93   1.8.0   1.8.1    buildbot/www/resource.py      -
pypi  gerapy                 CVE-2020-7698    78   0.9.2   0.9.3    server/core/views.py          -
pypi  thefuck                CVE-2021-34363   22   3.30    3.31     rules/dirty_untar.py,rules/dirty_unzip.py -
pypi  nicegui                CVE-2024-32005   22   1.4.20  1.4.21   nicegui/nicegui.py            -
pypi  markdown2              CVE-2021-26813   1333 2.3.10  2.4.0    markdown2.py                  -
pypi  python-multipart       CVE-2024-24762   1333 0.0.6   0.0.7    multipart/multipart.py        -
pypi  pandasai               CVE-2023-39660   94   0.8.0   0.8.1    pandasai/__init__.py          -
maven io.vertx:vertx-core    CVE-2018-12537   93   3.5.3   3.5.4    http/impl/headers/VertxHttpHeaders.java,impl/HttpServerResponseImpl.java,impl/Http2ServerResponseImpl.java -
maven org.springframework.integration:spring-integration-xml CVE-2019-3772 611 5.1.1.RELEASE 5.1.2.RELEASE xml/DefaultXmlPayloadConverter.java,xml/result/DomResultFactory.java,xml/source/DomSourceFactory.java,xml/splitter/XPathMessageSplitter.java,xml/transformer/ResultToDocumentTransformer.java,xml/transformer/XsltPayloadTransformer.java -
maven org.owasp.esapi:esapi  CVE-2022-23457   22   2.2.3.1 2.3.0.0  reference/DefaultValidator.java -
maven org.apache.camel:camel-xstream CVE-2015-5344 502 2.16.0 2.16.1 xstream/AbstractXStreamWrapper.java -
maven org.apache.cxf:cxf-rt-transports-http CVE-2019-17573 79 3.3.4 3.3.5 servicelist/FormattedServiceListWriter.java,servicelist/UnformattedServiceListWriter.java -
maven org.apache.uima:uimaj-core CVE-2017-15691 611 2.10.1 2.10.2   impl/XCASDeserializer.java,impl/XmiCasDeserializer.java,pear/util/XMLUtil.java,util/XmlCasDeserializer.java,impl/SaxDeserializer_impl.java,impl/XMLParser_impl.java -
maven net.snowflake:snowflake-jdbc CVE-2023-30535 78 3.13.28 3.13.29 core/SessionUtilExternalBrowser.java -
maven org.apache.hive:hive-jdbc CVE-2018-1282 89   2.3.2   2.3.3    jdbc/HivePreparedStatement.java -
maven io.dropwizard:dropwizard-validation CVE-2020-5245 94 1.3.18 1.3.19 selfvalidating/ViolationCollector.java -
maven io.swagger:swagger-parser CVE-2017-1000207 502 1.0.30 1.0.31  util/DeserializationUtils.java,util/SwaggerDeserializer.java -
maven org.testng:testng      CVE-2022-4065    22   7.5     7.5.1    testng/JarFileUtils.java      -
`,
  never: `
npm   assign-deep            CVE-2019-10745   1321 1.0.0   1.0.1    index.js                      -
npm   mout                   CVE-2020-7792    1321 1.2.2   1.2.3    object/deepFillIn.js,object/deepMixIn.js -
npm   nconf                  CVE-2022-21803   1321 0.11.3  0.11.4   stores/memory.js              -
npm   dset                   CVE-2024-21529   1321 3.1.3   3.1.4    dist/index.js,merge/index.js  -
npm   async                  CVE-2021-43138   1321 2.6.3   2.6.4    dist/async.js,internal/iterator.js -
npm   qs                     CVE-2022-24999   1321 6.5.2   6.5.3    lib/parse.js                  -
npm   fs-git                 CVE-2017-1000451 78   1.0.1   1.0.2    lib/index.js                  -
npm   gry                    CVE-2020-36650   78   5.0.8   6.0.0    lib/index.js                  -
npm   glob-parent            CVE-2020-28469   1333 5.1.1   5.1.2    index.js                      -
npm   word-wrap              CVE-2023-26115   1333 1.2.3   1.2.4    index.js                      -
npm   loader-utils           CVE-2022-37603   1333 2.0.3   2.0.4    lib/interpolateName.js        -
npm   postcss                CVE-2021-23382   1333 8.2.12  8.2.13   lib/previous-map.js           -
npm   send                   CVE-2014-6394    22   0.8.3   0.8.4    lib/send.js                   -
npm   hot-formula-parser     CVE-2020-6836    94   3.0.0   3.0.1    lib/grammar-parser/grammar-parser.js -
npm   static-eval            CVE-2017-16226   94   1.1.1   2.0.0    index.js                      -
npm   sequelize              CVE-2019-10752   89   5.15.0  5.15.1   abstract/query-generator.js,mariadb/query-generator.js,mysql/query-generator.js,sqlite/query-generator.js -
pypi  pikepdf                CVE-2021-29421   611  2.9.2   2.10.0   pikepdf/models/metadata.py    -
pypi  fonttools              CVE-2023-45139   611  4.42.1  4.43.0   fontTools/subset/svg.py       -
pypi  onnx                   CVE-2022-25882   22   1.12.0  1.13.0   onnx/external_data_helper.py  -
pypi  mlalchemy              CVE-2017-16615   502  0.2.1   0.2.2    mlalchemy/parser.py           -
pypi  django-debug-toolbar   CVE-2021-30459   89   3.2     3.2.1    panels/sql/forms.py,panels/sql/views.py -
pypi  notebook               CVE-2020-26215   601  6.1.4   6.1.5    notebook/base/handlers.py     -
pypi  Mako                   CVE-2022-40023   1333 1.2.1   1.2.2    mako/lexer.py                 -
pypi  py                     CVE-2020-29651   1333 1.9.0   1.10.0   py/_path/svnwc.py             -
maven com.fasterxml.jackson.dataformat:jackson-dataformat-xml CVE-2016-3720 611 2.7.3    2.7.4    xml/XmlFactory.java           -
maven org.springframework.cloud:spring-cloud-config-server   CVE-2019-3799  22  2.1.1.RELEASE 2.1.2.RELEASE resource/GenericResourceRepository.java -
maven org.springframework.amqp:spring-amqp                   CVE-2017-8045  502 1.7.3.RELEASE 1.7.4.RELEASE amqp/core/Message.java -
maven ch.qos.logback:logback-classic                         CVE-2017-5929  502 1.1.11   1.2.0    net/SocketNode.java,net/SimpleSocketServer.java -
maven net.bull.javamelody:javamelody-core                    CVE-2018-15531 611 1.73.1   1.74.0   javamelody/PayloadNameRequestWrapper.java -
maven org.springframework.cloud:spring-cloud-gateway-server  CVE-2022-22947 94  3.1.0    3.1.1    support/ShortcutConfigurable.java -
npm   libnmap                CVE-2018-16461   78   0.4.14  0.4.16   lib/classes/tools.js          -
npm   glance                 CVE-2018-3715    22   3.0.0   3.0.5    index.js,bin/glance.js        -
npm   deeply                 CVE-2019-10750   1321 3.0.0   3.1.0    adapters/object.js,lib/reduce_object.js -
npm   color-string           CVE-2021-29060   1333 1.5.3   1.5.5    index.js                      -
npm   normalize-url          CVE-2021-33502   1333 6.0.0   6.0.1    index.js                      -
npm   i18next                CVE-2017-16008   79   1.10.2  1.10.3   lib/i18nextWrapper.js,bin/i18next.js -
npm   class-transformer      CVE-2020-7637    1321 0.2.3   0.3.1    TransformOperationExecutor.js -
npm   merge-options          CVE-2018-3752    1321 1.0.0   1.0.1    index.js                      -
npm   mysql                  CVE-2015-9244    89   2.0.0-alpha7 2.0.0-alpha8 protocol/SqlString.js  -
npm   kill-by-port           CVE-2021-23363   78   0.0.1   0.0.2    index.js                      -
npm   html-pages             CVE-2018-3744    22   2.0.8   2.1.3    lib/http-request.js,lib/server.js -
pypi  virtualenv             CVE-2024-53899   78   20.26.5 20.26.6  activation/via_template.py,batch/__init__.py,python/__init__.py -
pypi  Flask-Cors             CVE-2020-25032   22   3.0.8   3.0.9    flask_cors/core.py,flask_cors/extension.py -
pypi  litestar               CVE-2024-32982   22   2.8.2   2.8.3    static_files/base.py          -
pypi  asteval                CVE-2025-24359   94   1.0.5   1.0.6    asteval/asteval.py,asteval/astutils.py -
pypi  black                  CVE-2024-21503   1333 24.2.0  24.3.0   black/strings.py              -
maven org.apache.velocity:velocity-engine-core CVE-2020-13936 94 2.2 2.3    introspection/SecureIntrospectorImpl.java,introspection/UberspectImpl.java -
maven org.yaml:snakeyaml     CVE-2022-1471    502  1.33    2.0      snakeyaml/Yaml.java,constructor/Constructor.java,constructor/BaseConstructor.java -
maven io.ratpack:ratpack-core CVE-2019-17513  93   1.7.4   1.7.5    internal/NettyHandlerAdapter.java -
maven org.jsoup:jsoup        CVE-2015-6748    79   1.8.2   1.8.3    parser/TokeniserState.java,parser/Tokeniser.java,parser/HtmlTreeBuilder.java -
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
