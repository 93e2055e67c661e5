package shelf

import "strconv"

func place(text string) (int16, error) {
	row, err := strconv.Atoi(text)
	if err != nil {
		return 0, err
	}
	return int16(row), nil
}
