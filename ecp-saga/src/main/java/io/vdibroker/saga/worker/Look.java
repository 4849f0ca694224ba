package io.vdibroker.saga.worker;

import io.vdibroker.saga.ecp.EcpClient;
import io.vdibroker.saga.ecp.EcpDomain;
import io.vdibroker.saga.ecp.EcpTag;
import io.vdibroker.saga.ecp.EcpTask;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * One look at ECP on behalf of one attempt.
 *
 * @param domain the machine of the step; absent if ECP has none, or if the step is of no single machine
 * @param end of the attempt's task
 * @param asked whether ECP was asked by this attempt, as far as this process knows
 * @param disturbed whether another task of ours is still at work on the same machine
 * @param due whether this is the last look before the attempt has used up its time
 */
record Look(
        OpenStep row,
        Sources ecp,
        @Nullable EcpDomain domain,
        TaskEnd end,
        boolean asked,
        boolean disturbed,
        boolean due) {

    /** What looks of one round share, so that the same thing is asked for once. */
    static final class Sources {
        private final EcpClient client;
        private final Map<String, Optional<EcpTag>> tags = new ConcurrentHashMap<>();
        private volatile @Nullable List<EcpTask> running;

        Sources(EcpClient client) {
            this.client = client;
        }

        EcpClient client() {
            return client;
        }

        Optional<EcpTag> tag(String tagId) {
            var known = tags.get(tagId);
            if (known == null) {
                known = client.tag(tagId); // nobody waits for another who asks
                tags.put(tagId, known);
            }
            return known;
        }

        List<EcpTask> runningTasks() {
            var known = running;
            if (known == null) {
                known = client.runningTasks();
                running = known;
            }
            return known;
        }
    }
}
