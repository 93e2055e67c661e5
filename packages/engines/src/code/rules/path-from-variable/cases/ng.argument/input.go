package main

import "os"

func Read(name string) ([]byte, error) {
	return os.ReadFile(name)
}
