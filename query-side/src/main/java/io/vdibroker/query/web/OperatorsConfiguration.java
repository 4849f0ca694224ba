package io.vdibroker.query.web;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Puts {@link Operators} before every endpoint of the administrators' REST. */
@Configuration(proxyBeanMethods = false)
class OperatorsConfiguration implements WebMvcConfigurer {

    private final Operators operators;

    OperatorsConfiguration(Operators operators) {
        this.operators = operators;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(operators).addPathPatterns("/api/v1/**");
    }
}
