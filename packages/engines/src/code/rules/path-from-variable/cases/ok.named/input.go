package main

import "os"

func read() ([]byte, error) {
	return os.ReadFile("settings.yaml")
}
