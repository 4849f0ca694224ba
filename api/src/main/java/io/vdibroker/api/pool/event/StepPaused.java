package io.vdibroker.api.pool.event;

import io.vdibroker.api.operation.Step;
import io.vdibroker.api.pool.PoolId;
import io.vdibroker.api.pool.StepSetback;
import java.util.List;
import org.axonframework.serialization.Revision;

/**
 * So many machines of the pool failed at this step in a short time that they are not to blame: until it works again no
 * machine
 * is set aside for it, and free machines are tried one at a time.
 */
@Revision("1")
public record StepPaused(PoolId poolId, Step step, List<StepSetback> setbacks) implements PoolEvent {}
