package main

import (
	"compress/gzip"
	"io"
	"os"
)

func unpack(source io.Reader, target *os.File) error {
	text, err := gzip.NewReader(source)
	if err != nil {
		return err
	}
	_, err = io.Copy(target, text)
	return err
}
