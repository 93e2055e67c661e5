package main

import (
	"io/fs"
	"os"
	"path/filepath"
)

func clean(folder string, root *os.Root) error {
	return filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
		return root.Remove(path)
	})
}
