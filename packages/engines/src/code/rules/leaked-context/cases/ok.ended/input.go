package main

import (
	"context"
	"time"
)

func poll(ctx context.Context, ask func(context.Context)) {
	for {
		select {
		case <-ctx.Done():
			return
		case <-time.After(time.Second):
			short, cancel := context.WithTimeout(ctx, time.Second)
			ask(short)
			cancel()
		}
	}
}
