package main

import "os"

func draft() (*os.File, error) {
	return os.Create("/tmp/draft.txt")
}
