package io.vdibroker.app;

import io.vdibroker.delivery.directory.DataDirectoryInUseException;
import io.vdibroker.delivery.store.UnusableStoreException;
import java.io.IOException;
import java.net.BindException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Says in one sentence what keeps the broker from starting, if whoever starts it can do something about that. */
@Order(Ordered.HIGHEST_PRECEDENCE) // Spring Boot knows ports too, but not our options
final class StartFailures implements FailureAnalyzer {

    @Override
    public @Nullable FailureAnalysis analyze(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            var sentence = sentence(cause);
            if (sentence != null) {
                return new FailureAnalysis(sentence, null, failure);
            }
        }
        return null;
    }

    private static @Nullable String sentence(Throwable cause) {
        if (cause instanceof DataDirectoryInUseException inUse) {
            return inUse.getMessage();
        }
        if (cause instanceof UnusableStoreException unusable) {
            return unusable.getMessage();
        }
        if (cause instanceof PortInUseException inUse) {
            return "Port " + inUse.getPort() + " is in use: stop what listens on it, or choose another one with --port";
        }
        if (cause instanceof BindException refused) {
            return "The broker cannot listen there: " + refused.getMessage() + "; see --port and --address";
        }
        if (cause instanceof BeanCreationException bean && bean.getBeanName() != null) {
            return switch (bean.getBeanName()) {
                case "dataDirectory" -> bean.getMostSpecificCause() instanceof IOException e ? dataDirectory(e) : null;
                case "secrets" -> secrets(bean);
                default -> null;
            };
        }
        return null;
    }

    static String dataDirectory(@Nullable IOException e) {
        return "The data directory cannot be used: " + reason(e) + "; choose another one with --data";
    }

    private static String reason(@Nullable IOException e) {
        if (e instanceof AccessDeniedException denied) {
            return denied.getFile() + " may not be written";
        }
        if (e instanceof NoSuchFileException missing) {
            return missing.getFile() + " cannot be made";
        }
        return e == null ? "unknown" : String.valueOf(e.getMessage());
    }

    /** A master key that is missing, malformed or of another store; the text is written for people. */
    private static @Nullable String secrets(BeanCreationException bean) {
        for (var cause = bean.getCause(); cause != null; cause = cause.getCause()) {
            if (cause.getClass() == IllegalStateException.class) {
                return Objects.toString(cause.getMessage());
            }
        }
        return null;
    }
}
