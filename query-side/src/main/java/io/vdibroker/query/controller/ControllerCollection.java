package io.vdibroker.query.controller;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import org.bson.Document;
import org.springframework.stereotype.Component;

/** One document per controller; there are few. The reference to its key stays out of the views. And one per stranger. */
@Component
class ControllerCollection {

    static final String GROUP = "view-controllers-v1";

    final MongoCollection<Document> controllers;
    final MongoCollection<Document> strangers;

    ControllerCollection(MongoDatabase views) {
        controllers = views.getCollection("controllers_v1");
        strangers = views.getCollection("strangers_v1");
        strangers.createIndex(Indexes.ascending("controller", "name"));
    }
}
