module.exports = { production: { dialect: "postgres", host: "db.example.com", database: "shop", username: "shop" } };
