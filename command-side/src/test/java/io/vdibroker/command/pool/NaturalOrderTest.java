package io.vdibroker.command.pool;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NaturalOrderTest {

    @Test
    void countsAsPeopleDo() {
        var names = List.of("win-10", "win-9", "lin-100", "win-1", "win", "win-1a", "lin-20", "");
        assertThat(names.stream().sorted(NaturalOrder.INSTANCE))
                .containsExactly("", "lin-20", "lin-100", "win", "win-1", "win-1a", "win-9", "win-10");
    }

    @Test
    void takesNumbersOfAnyLength() {
        assertThat(NaturalOrder.INSTANCE.compare("a99999999999999999999", "a100000000000000000000"))
                .isNegative();
    }

    @Test
    void keepsDifferentNamesApart() {
        assertThat(NaturalOrder.INSTANCE.compare("win-1", "win-01")).isNotZero();
        assertThat(NaturalOrder.INSTANCE.compare("a01b1", "a1b01")).isNotZero();
    }

    @Test
    void isAnOrder() {
        var random = new Random(7);
        for (int i = 0; i < 100_000; i++) {
            var a = name(random);
            var b = name(random);
            var c = name(random);
            int ab = NaturalOrder.INSTANCE.compare(a, b);
            assertThat(Integer.signum(ab)).isEqualTo(-Integer.signum(NaturalOrder.INSTANCE.compare(b, a)));
            assertThat(ab == 0).isEqualTo(a.equals(b));
            if (ab < 0 && NaturalOrder.INSTANCE.compare(b, c) < 0) {
                assertThat(NaturalOrder.INSTANCE.compare(a, c))
                        .as("%s %s %s", a, b, c)
                        .isNegative();
            }
        }
    }

    private static String name(Random random) {
        var name = new StringBuilder();
        for (int i = random.nextInt(6); i > 0; i--) {
            name.append("01a9-".charAt(random.nextInt(5)));
        }
        return name.toString();
    }
}
