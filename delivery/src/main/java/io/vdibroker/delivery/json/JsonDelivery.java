package io.vdibroker.delivery.json;

import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.axonframework.serialization.jackson3.Jackson3SerializerCustomizer;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;

/**
 * Jackson 3 for everything that is stored or sent. The beans are defined here rather than by Axon's properties, whose
 * default is XStream: a property that is forgotten cannot change how events are stored.
 *
 * <p>Visibility is not set globally: without getters, association values and Mongo's tokens could not be written. Sagas say
 * it themselves ({@code @JsonAutoDetect}), and have no final fields.
 */
@Configuration(proxyBeanMethods = false)
public class JsonDelivery {

    /** How messages, tokens and sagas are written; the same for tests without Spring. */
    public static Serializer serializer() {
        Jackson3SerializerCustomizer customizer = JsonDelivery::customize;
        return Jackson3Serializer.builder()
                .jsonMapperBuilderCustomizer(customizer)
                .build();
    }

    @Bean
    @Primary
    Serializer generalSerializer() {
        return serializer();
    }

    @Bean
    @Qualifier("eventSerializer")
    Serializer eventSerializer() {
        return serializer();
    }

    @Bean
    @Qualifier("messageSerializer")
    Serializer messageSerializer() {
        return serializer();
    }

    private static void customize(JsonMapper.Builder mapper) {
        // a saga that shows no property would be stored as {} without a word
        mapper.enable(SerializationFeature.FAIL_ON_EMPTY_BEANS);
        mapper.addModule(IdKeys.module());
        // a token of a reset names its classes, and cannot be read back unless they are allowed
        mapper.polymorphicTypeValidator(BasicPolymorphicTypeValidator.builder()
                .allowIfSubType("org.axonframework.")
                .allowIfSubType("io.vdibroker.")
                .allowIfSubType("java.lang.")
                .allowIfSubType("java.time.")
                .build());
    }
}
