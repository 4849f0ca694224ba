package io.vdibroker.delivery.sample;

import io.vdibroker.delivery.EmbeddedDelivery;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Import;

/** Imports the embedded delivery as the real application does. */
@SpringBootApplication
@Import(EmbeddedDelivery.class)
public class SampleApplication {}
