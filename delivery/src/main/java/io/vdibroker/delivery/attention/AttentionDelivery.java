package io.vdibroker.delivery.attention;

import io.vdibroker.delivery.group.DeadLetters;
import io.vdibroker.delivery.saga.ParkedEvents;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts what is held up together, for whoever shows it. */
@Configuration(proxyBeanMethods = false)
public class AttentionDelivery {

    @Bean
    Attention attention(ParkedEvents parked, DeadLetters letters, List<AttentionSource> sources) {
        return new Attention(parked, letters, sources);
    }
}
