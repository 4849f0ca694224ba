package io.vdibroker.api.person.event;

/** What decides who is a security administrator, all in one stream, so that there is always one. */
public sealed interface SecurityAdministratorsEvent permits SecurityAccountNoted, SecurityGroupNoted {}
