package io.vdibroker.delivery.metadata;

import io.vdibroker.api.Metadata;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * The metadata that the messages of a piece of work carry. A handler's messages inherit it from what is handled; threads of
 * the worker and the wait list inherit nothing, so their rows keep it, and they run their work in it.
 *
 * @param metadata by the keys of {@link Metadata}
 */
public record MessageContext(Map<String, String> metadata) {

    private static final ThreadLocal<MessageContext> CURRENT = new ThreadLocal<>();

    /** Copies, so that nobody changes it later. */
    public MessageContext {
        metadata = Map.copyOf(metadata);
    }

    /** What a message sent now would inherit: from the context that this runs in, or from the message being handled. */
    public static MessageContext current() {
        var inherited = new HashMap<String, String>();
        if (CurrentUnitOfWork.isStarted()) {
            CurrentUnitOfWork.correlationData().forEach((key, value) -> inherited.put(key, String.valueOf(value)));
        }
        var context = CURRENT.get();
        if (context != null) {
            inherited.putAll(context.metadata);
        }
        return new MessageContext(inherited);
    }

    /** What messages caused by this one carry: what a list row keeps of the event that it was made from. */
    public static MessageContext causedBy(Message<?> message) {
        var carried = new HashMap<String, String>();
        new CausationProvider()
                .correlationDataFor(message)
                .forEach((key, value) -> carried.put(key, String.valueOf(value)));
        return new MessageContext(carried);
    }

    /** Runs the work; commands and queries that it sends carry this metadata, unless they have their own. */
    public void run(Runnable work) {
        call(() -> {
            work.run();
            return true;
        });
    }

    /** Like {@link #run}, with a result. */
    public <T extends @Nullable Object> T call(Callable<T> work) {
        var outer = CURRENT.get();
        CURRENT.set(this);
        try {
            return work.call();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        } finally {
            if (outer == null) {
                CURRENT.remove();
            } else {
                CURRENT.set(outer);
            }
        }
    }

    static Map<String, String> ofThread() {
        var context = CURRENT.get();
        return context == null ? Map.of() : context.metadata;
    }
}
