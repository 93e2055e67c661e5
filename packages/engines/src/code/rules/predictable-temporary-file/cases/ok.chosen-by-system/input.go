package main

import "os"

func draft() (*os.File, error) {
	return os.CreateTemp("", "draft")
}
