package io.vdibroker.query.client.web;

import io.vdibroker.api.pool.PoolId;
import io.vdibroker.query.client.Phrase;
import io.vdibroker.query.client.Phrases;
import io.vdibroker.web.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** What the client offers besides desktops. Nobody has a second factor, and the rest says that it is not set up. */
@ClientRest
class ProfileEndpoint {

    record Profile(User user) {}

    record User(boolean two_factor) {}

    record Attached(List<Object> tcp_usb_devices) {}

    private final Phrases phrases;

    ProfileEndpoint(Phrases phrases) {
        this.phrases = phrases;
    }

    @GetMapping("/client/get_user_data")
    ResponseEntity<Object> profile(Caller caller) {
        return Envelope.of(new Profile(new User(false)));
    }

    @PostMapping({"/client/generate_user_qr_code", "/client/update_user_data"})
    ResponseEntity<Object> secondFactor(Caller caller, HttpServletRequest request) {
        return notSetUp(Phrase.TWO_FACTOR_NOT_SET_UP, request);
    }

    @PostMapping("/client/send_text_message")
    ResponseEntity<Object> message(Caller caller, HttpServletRequest request) {
        return notSetUp(Phrase.NO_OPERATOR_CONSOLE, request);
    }

    @PostMapping("/client/pools/{poolId}/attach-usb")
    ResponseEntity<Object> attach(@PathVariable PoolId poolId, Caller caller, HttpServletRequest request) {
        return notSetUp(Phrase.USB_OVER_TCP_NOT_SET_UP, request);
    }

    /** All that were attached are none, so they are gone; the client reads the status here, and nothing else. */
    @PostMapping("/client/pools/{poolId}/detach-usb")
    ResponseEntity<Object> detach(@PathVariable PoolId poolId, Caller caller, HttpServletRequest request) {
        return ClientBody.of(request).flag("remove_all")
                ? ResponseEntity.ok(new Attached(List.of()))
                : Envelope.error(
                        HttpStatus.NOT_FOUND,
                        "404",
                        phrases.say(phrases.languageOf(request), Phrase.USB_OVER_TCP_NOT_SET_UP));
    }

    private ResponseEntity<Object> notSetUp(Phrase phrase, HttpServletRequest request) {
        return Envelope.error(phrase.name(), phrases.say(phrases.languageOf(request), phrase));
    }
}
