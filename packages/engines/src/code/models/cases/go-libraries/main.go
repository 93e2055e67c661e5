package main

import (
	"archive/tar"
	"archive/zip"
	"compress/gzip"
	"context"
	"crypto/aes"
	"crypto/cipher"
	"crypto/des"
	"crypto/md5"
	crand "crypto/rand"
	"crypto/rc4"
	"crypto/rsa"
	"crypto/sha1"
	"crypto/sha256"
	"crypto/tls"
	"encoding/gob"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"math/rand"
	"net/http"
	"os"
	"path/filepath"
	"reflect"
	"strings"

	"github.com/antchfx/xmlquery"
	"github.com/go-ldap/ldap/v3"
	"github.com/golang-jwt/jwt/v5"
	"github.com/redis/go-redis/v9"
	"go.mongodb.org/mongo-driver/bson"
	"go.mongodb.org/mongo-driver/mongo"
	"gopkg.in/yaml.v3"
	"golang.org/x/crypto/bcrypt"
	"golang.org/x/crypto/ssh"
)


var users *mongo.Collection
var rdb *redis.Client
var conn *ldap.Conn

func unzip(src, dst string) error {
	r, err := zip.OpenReader(src)
	if err != nil {
		return err
	}
	for _, f := range r.File {
		p := filepath.Join(dst, f.Name)
		out, _ := os.Create(p) // ng: path-traversal
		rc, _ := f.Open()
		io.Copy(out, rc) // ng: decompression-bomb
	}
	return nil
}

func unzipSafe(src, dst string) error {
	r, err := zip.OpenReader(src)
	if err != nil {
		return err
	}
	for _, f := range r.File {
		p := filepath.Join(dst, f.Name)
		if !strings.HasPrefix(p, filepath.Clean(dst)+string(os.PathSeparator)) {
			return fmt.Errorf("bad %s", f.Name)
		}
		out, _ := os.Create(p) // ok
		rc, _ := f.Open()
		io.Copy(out, io.LimitReader(rc, 1<<20)) // ok
	}
	return nil
}

func untar(in io.Reader, dst string) {
	gz, _ := gzip.NewReader(in)
	tr := tar.NewReader(gz)
	for {
		h, err := tr.Next()
		if err == io.EOF {
			break
		}
		os.MkdirAll(filepath.Join(dst, h.Name), 0o750) // ng: path-traversal
		if !filepath.IsLocal(h.Name) {
			continue
		}
		os.MkdirAll(filepath.Join(dst, h.Name), 0o750) // ok
	}
}

func data(w http.ResponseWriter, r *http.Request) {
	name := r.FormValue("name")
	users.FindOne(context.TODO(), bson.M{"name": name}) // ok
	users.FindOne(context.TODO(), bson.M{"$where": "this.name == '" + name + "'"}) // ng: nosql-injection
	var filter bson.M
	json.NewDecoder(r.Body).Decode(&filter)
	rdb.Get(context.TODO(), name) // ok
	rdb.Eval(context.TODO(), "return redis.call('get', '"+name+"')", nil) // ng: code-injection
	conn.Search(ldap.NewSearchRequest("dc=x", 2, 0, 0, 0, false, fmt.Sprintf("(uid=%s)", name), nil, nil)) // ng: ldap-injection
	conn.Search(ldap.NewSearchRequest("dc=x", 2, 0, 0, 0, false, fmt.Sprintf("(uid=%s)", ldap.EscapeFilter(name)), nil, nil)) // ok
	doc, _ := xmlquery.Parse(r.Body)
	xmlquery.Find(doc, "//user[@name='"+name+"']") // ng: xpath-injection
	var v any
	gob.NewDecoder(r.Body).Decode(&v) // ok
	yaml.NewDecoder(r.Body).Decode(&v) // ok
	reflect.ValueOf(w).MethodByName(name).Call(nil) // ng: unsafe-reflection
	http.SetCookie(w, &http.Cookie{Name: "session", Value: name}) // ng: insecure-cookie
	http.SetCookie(w, &http.Cookie{Name: "session", Value: name, Secure: true, HttpOnly: true, SameSite: http.SameSiteStrictMode}) // ok
	rc := make([]byte, 10)
	r.Body.Read(rc)
}

func secrets(password string) {
	md5.Sum([]byte(password)) // ng: weak-hash
	sha1.Sum([]byte(password)) // ng: weak-hash
	h := sha1.New() // ng: weak-hash
	h.Write([]byte(password))
	sha256.Sum256([]byte("file")) // ok
	bcrypt.GenerateFromPassword([]byte(password), bcrypt.DefaultCost) // ok
	des.NewCipher([]byte(password)) // ng: weak-cipher
	rc4.NewCipher([]byte(password)) // ng: weak-cipher
	rsa.GenerateKey(crand.Reader, 1024) // ng: weak-key-size
	rsa.GenerateKey(crand.Reader, 3072) // ok
	token := fmt.Sprintf("%d", rand.Int63()) // ng: weak-random
	_ = token
	b := make([]byte, 16)
	crand.Read(b) // ok
	sessionID := hex.EncodeToString(b) // ok
	_ = sessionID
	jitter := rand.Intn(100) // ok
	_ = jitter
	key := []byte("0123456789abcdef") 
	block, _ := aes.NewCipher(key)
	iv := make([]byte, aes.BlockSize)
	cipher.NewCBCEncrypter(block, iv) // ng: fixed-nonce
	g, _ := cipher.NewGCM(block)
	nonce := make([]byte, g.NonceSize())
	crand.Read(nonce)
	g.Seal(nil, nonce, b, nil) // ok
	_ = &tls.Config{InsecureSkipVerify: true} // ng: tls-verification-off
	_ = &tls.Config{MinVersion: tls.VersionTLS10} // ng: weak-tls-version
	_ = &tls.Config{MinVersion: tls.VersionTLS12} // ok
	_ = &ssh.ClientConfig{HostKeyCallback: ssh.InsecureIgnoreHostKey()} // ng: tls-verification-off
	jwt.NewParser().ParseUnverified("t", jwt.MapClaims{}) // ng: jwt-not-verified
	jwt.Parse("t", func(t *jwt.Token) (any, error) { return []byte(os.Getenv("JWT")), nil }, jwt.WithValidMethods([]string{"HS256"})) // ok
	os.WriteFile("/tmp/x", b, 0o777) // ng: open-file-permissions
	os.WriteFile("/tmp/x", b, 0o600) // ok
	http.ListenAndServe(":80", nil)
}

func main() {
	http.HandleFunc("/data", data)
	secrets(os.Args[1])
	unzip(os.Args[1], "/srv")
	unzipSafe(os.Args[1], "/srv")
	f, _ := os.Open("x")
	untar(f, "/srv")
}
