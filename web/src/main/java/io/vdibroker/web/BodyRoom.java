package io.vdibroker.web;

import java.util.concurrent.atomic.AtomicLong;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Bounds the memory of bodies that are on their way, beyond what each may have in any case. */
@Component
class BodyRoom {

    /** More than a client ever sends; connections are bounded, so this is too. */
    private static final int FOR_EACH = 8192;

    private static final int PART_OF_HEAP = 8;

    private final long most;
    private final AtomicLong taken = new AtomicLong();

    @Autowired
    BodyRoom() {
        this(Runtime.getRuntime().maxMemory() / PART_OF_HEAP);
    }

    BodyRoom(long most) {
        this.most = most;
    }

    /** Whether a body of that size may grow. */
    boolean take(int size, int more) {
        var added = counted(size + more) - counted(size);
        if (added == 0 || taken.addAndGet(added) <= most) {
            return true;
        }
        taken.addAndGet(-added);
        return false;
    }

    void giveBack(int size) {
        taken.addAndGet(-counted(size));
    }

    private static int counted(int size) {
        return Math.max(0, size - FOR_EACH);
    }
}
