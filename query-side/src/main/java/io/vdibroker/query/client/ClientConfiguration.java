package io.vdibroker.query.client;

import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ClientProperties.class)
class ClientConfiguration {

    private static final int THREADS = 4;

    @Bean(destroyMethod = "shutdownNow")
    ClientThreads clientThreads() {
        var count = new AtomicInteger();
        ThreadFactory factory = work -> {
            var thread = new Thread(work, "client-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
        // its queue has no limit of its own: each connection, watch and request may have one look, ping and end in it,
        // and of those there are only as many as the container takes connections
        var threads = new ScheduledThreadPoolExecutor(THREADS, factory);
        threads.setRemoveOnCancelPolicy(true);
        return new ClientThreads() {

            @Override
            public void execute(Runnable work) {
                threads.execute(work);
            }

            @Override
            public Timer after(java.time.Duration delay, Runnable work) {
                var scheduled = threads.schedule(work, delay.toMillis(), TimeUnit.MILLISECONDS);
                return () -> scheduled.cancel(false);
            }

            @Override
            public void shutdownNow() {
                threads.shutdownNow();
            }
        };
    }
}
