package io.vdibroker.command.pool;

import java.util.Comparator;

/** Orders names as people count: win-2 before win-10. */
enum NaturalOrder implements Comparator<String> {
    INSTANCE;

    @Override
    public int compare(String left, String right) {
        int l = 0;
        int r = 0;
        while (l < left.length() && r < right.length()) {
            if (isDigit(left.charAt(l)) && isDigit(right.charAt(r))) {
                int leftEnd = endOfDigits(left, l);
                int rightEnd = endOfDigits(right, r);
                int order = compareNumbers(
                        left, skipZeros(left, l, leftEnd), leftEnd, right, skipZeros(right, r, rightEnd), rightEnd);
                if (order != 0) {
                    return order;
                }
                l = leftEnd;
                r = rightEnd;
            } else {
                int order = Character.compare(left.charAt(l++), right.charAt(r++));
                if (order != 0) {
                    return order;
                }
            }
        }
        int rest = Integer.compare(left.length() - l, right.length() - r);
        return rest != 0 ? rest : left.compareTo(right);
    }

    private static int compareNumbers(String left, int l, int leftEnd, String right, int r, int rightEnd) {
        int byLength = Integer.compare(leftEnd - l, rightEnd - r);
        for (int i = 0; byLength == 0 && i < leftEnd - l; i++) {
            int order = Character.compare(left.charAt(l + i), right.charAt(r + i));
            if (order != 0) {
                return order;
            }
        }
        return byLength;
    }

    private static int skipZeros(String text, int from, int end) {
        int i = from;
        while (i < end - 1 && text.charAt(i) == '0') {
            i++;
        }
        return i;
    }

    private static int endOfDigits(String text, int from) {
        int i = from;
        while (i < text.length() && isDigit(text.charAt(i))) {
            i++;
        }
        return i;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
