package main

import (
	"context"
	"time"
)

func ask(ctx context.Context) context.Context {
	short, _ := context.WithTimeout(ctx, time.Second)
	return short
}
