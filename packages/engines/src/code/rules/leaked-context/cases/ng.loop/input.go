package main

import (
	"context"
	"time"
)

func poll(ctx context.Context, ask func()) {
	for {
		ask()
		time.Sleep(time.Second)
	}
}
