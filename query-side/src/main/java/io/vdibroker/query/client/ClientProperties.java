package io.vdibroker.query.client;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.Locale;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;
import org.springframework.validation.annotation.Validated;

/**
 * The door for VeiL Connect, as {@code vdi.client.*}.
 *
 * @param protocolVersion the version that the client takes its features from; below 4.1.5 it falls back to old ways
 * @param oldestClient what is older is refused at sign-in
 * @param brokerName what clients may show as our name
 * @param language of texts for people whose client asks for none: en or ru
 * @param requestWait {@code vdi.client.wait}: how long a request for a desktop is held; the client gives up after 65 s
 * @param heartbeatLife how long a controller's last answer counts as proof that its machines are as the view shows them
 * @param lookLife how long the last look at all machines of a controller counts as such a proof, if it answers
 * @param lastAddressLife how long after the last look a machine's address is given while its controller answers nothing
 * @param changesPerMinute how often a session may switch a machine or mark a favourite; as many at once
 * @param socket the WebSocket
 */
@Validated
@ConfigurationProperties("vdi.client")
public record ClientProperties(
        @DefaultValue("4.1.5") @NotBlank String protocolVersion,
        @DefaultValue("1.14.6") @NotBlank String oldestClient,
        @DefaultValue("VDI broker") @NotBlank String brokerName,
        @DefaultValue("en") @NotNull Locale language,
        @Name("wait") @DefaultValue("60s") @NotNull Duration requestWait,
        @DefaultValue("20s") @NotNull Duration heartbeatLife,
        @DefaultValue("2m") @NotNull Duration lookLife,
        @DefaultValue("12h") @NotNull Duration lastAddressLife,
        @DefaultValue("30") @Min(1) @Max(10000) int changesPerMinute,
        @DefaultValue @NotNull @Valid Socket socket) {

    /**
     * As {@code vdi.client.socket.*}.
     *
     * @param ping how often a client is pinged
     * @param silence after so long without a word of the client it is dropped
     * @param sendTime how long one message may take to get out
     * @param queue how many messages may wait for a client; one that is slower is dropped
     * @param largestMessage how many characters a client may send at once
     * @param perSession how many connections one session may have; the oldest goes
     * @param machines how many machines of a person one connection watches; the eldest goes
     * @param messagesPerSecond what a client may say in the long run; of what comes with key presses more is not heard, with
     *     anything else the connection is closed
     * @param messagesAtOnce what it may say at once
     * @param telemetryLife how long the last word of a device is remembered
     * @param lastWord how long a viewer whose machine was taken away is left to see it switched off, before the device
     *     is signed out
     */
    public record Socket(
            @DefaultValue("10s") @NotNull Duration ping,
            @DefaultValue("35s") @NotNull Duration silence,
            @DefaultValue("10s") @NotNull Duration sendTime,
            @DefaultValue("64") @Min(1) int queue,
            @DefaultValue("65536") @Min(1024) @Max(1048576) int largestMessage,
            @DefaultValue("8") @Min(1) int perSession,
            @DefaultValue("16") @Min(1) int machines,
            @DefaultValue("50") @Min(1) @Max(100000) int messagesPerSecond,
            @DefaultValue("500") @Min(1) @Max(1000000) int messagesAtOnce,
            @DefaultValue("5m") @NotNull Duration telemetryLife,
            @DefaultValue("30s") @NotNull Duration lastWord) {}
}
