package main

import (
	"io/fs"
	"os"
	"path/filepath"
)

func clean(folder string) error {
	return filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
		return os.RemoveAll(path)
	})
}
