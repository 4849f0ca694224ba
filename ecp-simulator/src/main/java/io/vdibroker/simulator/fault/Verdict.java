package io.vdibroker.simulator.fault;

import io.vdibroker.simulator.http.Reply;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What the faults make of one request. */
public record Verdict(@Nullable Reply reply, Duration delay, boolean dropBefore, boolean dropAfter) {}
