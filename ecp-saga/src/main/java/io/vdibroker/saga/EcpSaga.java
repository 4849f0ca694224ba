package io.vdibroker.saga;

import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/** The side that makes things happen in ECP VeiL: sagas, the worker, the wait list, and the answers about ECP. For an application that imports it, beside its delivery and secrets. */
@Configuration(proxyBeanMethods = false)
@ComponentScan
public class EcpSaga {}
