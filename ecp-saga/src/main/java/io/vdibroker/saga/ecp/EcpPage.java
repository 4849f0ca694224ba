package io.vdibroker.saga.ecp;

import java.util.List;
import java.util.function.Function;

/** One page of a list of ECP; total counts all pages. */
public record EcpPage<T>(List<T> rows, long total) {

    <R> EcpPage<R> map(Function<T, R> change) {
        return new EcpPage<>(rows.stream().map(change).toList(), total);
    }
}
