package shelf

import (
	"errors"
	"math"
	"strconv"
)

func place(text string) (int16, error) {
	row, err := strconv.Atoi(text)
	if err != nil {
		return 0, err
	}
	if row < 0 || row > math.MaxInt16 {
		return 0, errors.New("no such row")
	}
	return int16(row), nil
}

func side(text string) (uint8, error) {
	number, err := strconv.ParseUint(text, 10, 8)
	return uint8(number), err
}
